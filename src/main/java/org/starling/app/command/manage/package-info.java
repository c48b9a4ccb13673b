/** What the command line can arrange: queue, categories, tags, limits of sharing, schedule, watched folders, undo. */
@NullMarked
package org.starling.app.command.manage;

import org.jspecify.annotations.NullMarked;
