@NullMarked
package org.starling.settings;

import org.jspecify.annotations.NullMarked;
