/** Tests of the HTTP client, against scripted servers on loopback. */
@NullMarked
package org.starling.net.http;

import org.jspecify.annotations.NullMarked;
