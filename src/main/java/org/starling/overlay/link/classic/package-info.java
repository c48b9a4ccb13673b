/**
 * Links to original clients: their handshake, their challenge/response, their frames. A relay can pass for the other
 * end of such a link and everything on it is readable, so it never carries friendship.
 */
@NullMarked
package org.starling.overlay.link.classic;

import org.jspecify.annotations.NullMarked;
