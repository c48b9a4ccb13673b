@NullMarked
package org.starling.engine.diagnosis;

import org.jspecify.annotations.NullMarked;
