package org.starling.overlay.message;

import org.starling.wire.bencode.BString;

/** A message whose id has no codec here: a feature that registered for it reads it, otherwise nobody does. */
public record OtherMessage(int id, BString content) implements OverlayMessage {
    public OtherMessage {
        if (id < 0 || id > 0xff || MessageType.of(id).isPresent()) {
            throw new IllegalArgumentException("id " + id);
        }
    }

    @Override
    public byte[] payload(Dialect dialect) {
        return content.bytes();
    }
}
