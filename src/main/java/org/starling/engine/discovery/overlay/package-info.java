/** Members of the overlay find each other in the swarms of ordinary torrents. */
@NullMarked
package org.starling.engine.discovery.overlay;

import org.jspecify.annotations.NullMarked;
