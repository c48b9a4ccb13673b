package org.starling.overlay.message;

/** DIALBACK_REQUEST: asks the other side to dial us, so that we learn whether we can be reached, and where. */
public record DialbackRequest() implements OverlayMessage {
    public static final int ID = 244;

    static DialbackRequest decode(byte[] payload, Dialect dialect) throws MessageException {
        Payloads.exactly(payload, 0);
        return new DialbackRequest();
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        return Payloads.EMPTY;
    }
}
