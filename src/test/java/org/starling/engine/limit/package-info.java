@NullMarked
package org.starling.engine.limit;

import org.jspecify.annotations.NullMarked;
