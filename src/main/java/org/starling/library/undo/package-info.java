/** What can be taken back: steps that are kept on disk until their time is over. */
@NullMarked
package org.starling.library.undo;

import org.jspecify.annotations.NullMarked;
