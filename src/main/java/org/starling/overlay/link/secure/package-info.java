/** The secure link: an encrypted channel, and a proof of both PermIDs that is bound to it (docs/protocol/secure-link.md). */
@NullMarked
package org.starling.overlay.link.secure;

import org.jspecify.annotations.NullMarked;
