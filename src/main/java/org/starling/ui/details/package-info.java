/** What is known of the chosen torrent, in tabs. */
@NullMarked
package org.starling.ui.details;

import org.jspecify.annotations.NullMarked;
