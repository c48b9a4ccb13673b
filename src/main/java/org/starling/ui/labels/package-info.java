/** Categories and tags: made, changed and taken away from the side bar. */
@NullMarked
package org.starling.ui.labels;

import org.jspecify.annotations.NullMarked;
