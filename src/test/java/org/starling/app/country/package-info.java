@NullMarked
package org.starling.app.country;

import org.jspecify.annotations.NullMarked;
