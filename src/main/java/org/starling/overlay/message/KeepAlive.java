package org.starling.overlay.message;

/** KEEP_ALIVE: nothing but a sign of life. It is not answered. */
public record KeepAlive() implements OverlayMessage {
    public static final int ID = 240;

    static KeepAlive decode(byte[] payload, Dialect dialect) throws MessageException {
        Payloads.exactly(payload, 0);
        return new KeepAlive();
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
