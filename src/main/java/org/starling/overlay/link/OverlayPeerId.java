package org.starling.overlay.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.starling.wire.PeerId;

/**
 * The peer id of overlay connections, which says where its sender listens and which versions it speaks. One for each
 * run of the program.
 *
 * @param id the 20 bytes
 * @param listenPort 0 to 65,535
 * @param lowest the oldest version that it speaks
 * @param current the newest one
 */
public record OverlayPeerId(PeerId id, int listenPort, int lowest, int current) {
    /** The oldest version of the overlay protocol that we speak. */
    public static final int LOWEST = 6;

    /** The newest version that we speak; there is no gap. */
    public static final int CURRENT = 7;

    private static final int NAME = 9;
    private static final int PORT_AT = 14;
    private static final int LOWEST_AT = 16;
    private static final int CURRENT_AT = 18;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-";

    /** Reads an id; every 20 bytes are one. */
    public static OverlayPeerId of(PeerId id) {
        ByteBuffer bytes = ByteBuffer.wrap(id.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        return new OverlayPeerId(id, unsigned(bytes, PORT_AT), unsigned(bytes, LOWEST_AT), unsigned(bytes, CURRENT_AT));
    }

    /**
     * A fresh id of ours.
     *
     * @param client six characters that name program and version
     */
    public static OverlayPeerId create(String client, int listenPort, RandomGenerator random) {
        ByteBuffer bytes = ByteBuffer.allocate(PeerId.LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        byte[] name = (client + "---").getBytes(StandardCharsets.US_ASCII);
        if (name.length != NAME) {
            throw new IllegalArgumentException("six characters name the client");
        }
        bytes.put(name);
        while (bytes.position() < PORT_AT) {
            bytes.put((byte) ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        bytes.putShort((short) listenPort).putShort((short) LOWEST).putShort((short) CURRENT);
        return of(PeerId.of(bytes.array()));
    }

    /** The same id for who listens elsewhere now. */
    public OverlayPeerId withPort(int port) {
        ByteBuffer bytes = ByteBuffer.wrap(id.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        return of(PeerId.of(bytes.putShort(PORT_AT, (short) port).array()));
    }

    /** The version that both speak and the other end chooses too; empty if there is none. */
    public OptionalInt select(OverlayPeerId other) {
        boolean apart = other.lowest > current || other.current < lowest;
        return apart ? OptionalInt.empty() : OptionalInt.of(Math.min(current, other.current));
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }
}
