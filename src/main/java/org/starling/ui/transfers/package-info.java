/** The list of torrents. */
@NullMarked
package org.starling.ui.transfers;

import org.jspecify.annotations.NullMarked;
