/** Fetching over HTTP and HTTPS, for trackers and .torrent addresses: within bounds, and through the gate. */
@NullMarked
package org.starling.net.http;

import org.jspecify.annotations.NullMarked;
