package org.starling.overlay.link.classic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/**
 * An original client as the vectors show it, bytes in and bytes out. It knows what such a client looks at, and
 * remembers what it would have closed the connection for.
 */
final class OriginalPeer {
    /** When an original writes its handshake. */
    enum Timing {
        /** Since 2007: all 68 bytes at once. */
        WHOLE,
        /** 2006: the side that dialled holds back its peer id until it has read the other's handshake. */
        HOLDS_ID_BACK
    }

    static final byte[] PREFIX = "\u0013BitTorrent protocol".getBytes(US_ASCII);
    private static final byte[] RESERVED = {0, 0, 0, 0, 0, 0x30, 0, 0};

    /** Messages of an application; 234 is left out, as no link of ours may carry it. */
    private static final Set<Integer> HANDLED =
            Set.of(249, 248, 247, 246, 245, 244, 242, 241, 240, 239, 238, 237, 236, 232, 231);

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Message(int id, byte[] payload) {}

    private final OriginalKey key;
    private final boolean dials;
    private final Timing timing;
    private final byte[] id;
    private final byte[] nonce = new byte[1024];
    private final ByteArrayOutputStream in = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Message> heard = new ArrayList<>();
    private @Nullable String complaint;
    private byte[] theirId = {};
    private byte[] theirNonce = {};
    private byte[] peer = {};
    private int dialledPort = -1;
    private boolean greeted;
    private boolean buddies;

    /** @param versions lowest and current */
    OriginalPeer(OriginalKey key, boolean dials, Timing timing, int port, int... versions) {
        this.key = key;
        this.dials = dials;
        this.timing = timing;
        this.id = peerId(port, versions[0], versions[1]);
        new Random(port).nextBytes(nonce);
    }

    static byte[] peerId(int port, int lowest, int current) {
        ByteBuffer bytes = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("R510-----aaaaa".getBytes(US_ASCII));
        return bytes.putShort((short) port)
                .putShort((short) lowest)
                .putShort((short) current)
                .array();
    }

    /** It dialled this port, and looks whether the other end says so. */
    OriginalPeer dialled(int port) {
        dialledPort = port;
        return this;
    }

    /** The first bytes of the side that dialled. */
    byte[] begin() {
        byte[] handshake = handshake();
        return timing == Timing.HOLDS_ID_BACK ? Arrays.copyOf(handshake, 48) : handshake;
    }

    byte[] handshake() {
        return ByteBuffer.allocate(68)
                .put(PREFIX)
                .put(RESERVED)
                .put(new byte[20])
                .put(id)
                .array();
    }

    /** Takes what has arrived, gives what it answers. */
    byte[] feed(byte[] bytes) {
        in.writeBytes(bytes);
        out.reset();
        while (complaint == null && step()) {
            // Each step takes something from the input.
        }
        return out.toByteArray();
    }

    Optional<String> complaint() {
        return Optional.ofNullable(complaint);
    }

    boolean isAuthenticated() {
        return peer.length > 0;
    }

    byte[] peer() {
        return peer.clone();
    }

    List<Message> heard() {
        return heard;
    }

    /** A message of an application, framed. */
    byte[] says(int messageId, byte... payload) {
        buddies |= messageId == 249;
        return frame(messageId, payload);
    }

    private boolean step() {
        byte[] all = in.toByteArray();
        if (!greeted) {
            return all.length >= 68 && greet(take(all, 68));
        }
        if (all.length < 4) {
            return false;
        }
        int length = ByteBuffer.wrap(all).getInt();
        if (length < 0 || length > 1 << 23) {
            return complain("a length of " + length);
        }
        if (all.length < 4 + length) {
            return false;
        }
        byte[] message = Arrays.copyOfRange(take(all, 4 + length), 4, 4 + length);
        if (length > 0) {
            receive(Byte.toUnsignedInt(message[0]), Arrays.copyOfRange(message, 1, length));
        }
        return true;
    }

    private boolean greet(byte[] handshake) {
        greeted = true;
        if (!Arrays.equals(Arrays.copyOf(handshake, 20), PREFIX)) {
            return complain("another protocol");
        }
        if (!Arrays.equals(Arrays.copyOfRange(handshake, 28, 48), new byte[20])) {
            return complain("another swarm");
        }
        theirId = Arrays.copyOfRange(handshake, 48, 68);
        if (low(theirId, 16) > low(id, 18) || low(theirId, 18) < low(id, 16)) {
            return complain("no version in common");
        }
        if (!dials) {
            out.writeBytes(handshake());
        } else {
            if (timing == Timing.HOLDS_ID_BACK) {
                out.writeBytes(id);
            }
            out.writeBytes(frame(253, bencode(nonce)));
        }
        return true;
    }

    private void receive(int messageId, byte[] payload) {
        if (isAuthenticated()) {
            application(messageId, payload);
            return;
        }
        try {
            if (!dials && theirNonce.length == 0 && messageId == 253) {
                challenged(payload);
            } else if (dials && messageId == 252) {
                finish(payload, "B", "rA", "certA", "SA", 1226);
            } else if (!dials && theirNonce.length > 0 && messageId == 251) {
                finish(payload, "A", "", "certB", "SB", 193);
            } else {
                complain("id " + messageId + " before authentication");
            }
        } catch (BencodeException e) {
            complain("bad bencoding");
        }
    }

    private void challenged(byte[] payload) {
        if (payload.length != 1029 || !Arrays.equals(Arrays.copyOf(payload, 5), "1024:".getBytes(US_ASCII))) {
            complain("no challenge of 1024 bytes");
            return;
        }
        theirNonce = Arrays.copyOfRange(payload, 5, payload.length);
        out.writeBytes(frame(
                252,
                join("d1:B", bencode(theirId), "2:SA", bencode(sign()), rest("5:certA"), "2:rA", bencode(nonce), "e")));
    }

    private byte[] rest(String certificate) {
        return join(certificate, bencode(key.permId()));
    }

    private void finish(byte[] payload, String own, String nonceKey, String cert, String sig, int least)
            throws BencodeException {
        BDict dict = Bencode.decodeDict(payload, BencodeLimits.STRICT);
        if (1 + payload.length < least) {
            complain("shorter than its own");
            return;
        }
        if (!nonceKey.isEmpty()) {
            theirNonce = bytes(dict, nonceKey);
        }
        byte[] certificate = bytes(dict, cert);
        if (!Arrays.equals(bytes(dict, own), id)) {
            complain("made for another id");
        } else if (!OriginalKey.verify(certificate, signed(theirNonce, nonce, id), bytes(dict, sig))) {
            complain("a bad signature");
        } else if (Arrays.equals(certificate, key.permId())) {
            complain("it is us");
        } else if (dialledPort >= 0 && low(theirId, 14) != dialledPort) {
            complain("listen port not as expected");
        } else {
            peer = certificate;
            if (dials) {
                out.writeBytes(
                        frame(251, join("d1:A", bencode(theirId), "2:SB", bencode(sign()), rest("5:certB"), "e")));
            }
        }
    }

    private void application(int messageId, byte[] payload) {
        heard.add(new Message(messageId, payload));
        buddies |= messageId == 249;
        if (!HANDLED.contains(messageId)) {
            complain("no handler for " + messageId);
        } else if (messageId == 240 && (payload.length > 0 || !buddies)) {
            complain("a KEEP_ALIVE of no buddy");
        }
    }

    private byte[] sign() {
        return key.sign(signed(nonce, theirNonce, theirId));
    }

    static byte[] signed(byte[] first, byte[] second, byte[] peerId) {
        return join("l", bencode(first), bencode(second), bencode(peerId), "e");
    }

    private boolean complain(String what) {
        complaint = what;
        return false;
    }

    private byte[] take(byte[] all, int count) {
        in.reset();
        in.write(all, count, all.length - count);
        return Arrays.copyOf(all, count);
    }

    private static byte[] bytes(BDict dict, String name) {
        return dict.string(name).map(BString::bytes).orElse(new byte[0]);
    }

    private static int low(byte[] peerId, int at) {
        return Byte.toUnsignedInt(peerId[at]) | (Byte.toUnsignedInt(peerId[at + 1]) << 8);
    }

    static byte[] frame(int messageId, byte[] payload) {
        return ByteBuffer.allocate(5 + payload.length)
                .putInt(1 + payload.length)
                .put((byte) messageId)
                .put(payload)
                .array();
    }

    private static byte[] bencode(byte[] string) {
        return join(string.length + ":", string);
    }

    private static byte[] join(Object... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : parts) {
            all.writeBytes(part instanceof byte[] bytes ? bytes : ((String) part).getBytes(US_ASCII));
        }
        return all.toByteArray();
    }
}
