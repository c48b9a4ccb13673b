/** The list of torrents as pure state: rows, order, filter, counts. No toolkit. */
@NullMarked
package org.starling.ui.transfers.model;

import org.jspecify.annotations.NullMarked;
