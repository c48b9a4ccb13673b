package org.starling.ui.program.overlay;

import java.util.Optional;
import org.starling.wire.bencode.BString;

/**
 * The user as others on the overlay get to see him; immutable.
 *
 * @param name that friends are told; empty if none was chosen
 * @param classicPermId on links to original clients, while these are on; nothing ties it to the other one
 * @param contact a link that tells who and where we are, for people who shall ask
 */
public record Me(
        String permId, String name, Optional<BString> picture, Optional<String> classicPermId, String contact) {}
