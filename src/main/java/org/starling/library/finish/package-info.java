/** What happens when a download is complete, and when all are. */
@NullMarked
package org.starling.library.finish;

import org.jspecify.annotations.NullMarked;
