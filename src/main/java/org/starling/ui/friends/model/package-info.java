/** Friends as their screen shows them. No toolkit. */
@NullMarked
package org.starling.ui.friends.model;

import org.jspecify.annotations.NullMarked;
