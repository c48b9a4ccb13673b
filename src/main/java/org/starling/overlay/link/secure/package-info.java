/** The secure link (docs/protocol/secure-link.md): an encrypted channel, and proofs that are bound to it. */
@NullMarked
package org.starling.overlay.link.secure;

import org.jspecify.annotations.NullMarked;
