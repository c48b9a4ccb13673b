package org.starling.social.friends;

import java.time.Instant;
import java.util.Optional;
import org.starling.overlay.permid.PermId;
import org.starling.wire.bencode.BString;

/**
 * An invitation that we gave. The token itself is not kept, so nobody who reads our files can use it.
 *
 * @param hash SHA-256 of the token
 * @param usedBy who came with it first
 */
record Invitation(BString hash, Instant created, Optional<PermId> usedBy) {}
