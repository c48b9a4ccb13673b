package org.starling.overlay.link.secure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.starling.engine.peer.FakeStream;
import org.starling.net.RawLink;
import org.starling.overlay.link.Acquaintances;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkCounters;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.link.LinkHandler;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.overlay.link.SigningBudget;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.KeyCurve;
import org.starling.overlay.permid.PairKey;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.TestKeys;
import org.starling.sim.SimLoop;
import org.starling.wire.Hex;
import org.starling.wire.PeerId;
import org.starling.wire.bencode.BString;

/** The published transcripts of secure links: fixed keys, and bytes that count up in the place of chance. */
final class SecureVectors {
    static final Path FILE = Path.of("docs/protocol/secure-link-vectors.json");

    private static final int GREETING = 68;
    private static final int LENGTH = 4;
    private static final int RANDOM_B = 0x00;
    private static final int RANDOM_A = 0x80;
    private static final Identity B = key("01");
    private static final Identity A = key("02");
    private static final OverlayPeerId ID_B = peerId("R100-----bbbbb", 6881);
    private static final OverlayPeerId ID_A = peerId("R100-----aaaaa", 6882);

    private final SimLoop loop = new SimLoop();
    private final Pump fromB;
    private final Pump fromA;
    private final boolean friends;

    private SecureVectors(boolean friends) {
        this.friends = friends;
        FakeStream[] first = FakeStream.pair(loop);
        FakeStream[] second = FakeStream.pair(loop);
        fromB = new Pump(second[0]);
        fromA = new Pump(first[1]);
        first[1].handler(fromB);
        second[0].handler(fromA);
        LinkCounters counters = new LinkCounters();
        Doorkeeper doorkeeper = new Doorkeeper(loop, address -> false, counters);
        Talking talking = new Talking();
        Doorkeeper.Visit visit =
                doorkeeper.admit(second[1].remote().getAddress(), reason -> {}).orElseThrow();
        new SecureLinks(context(A, B, ID_A, RANDOM_A), talking).accept(second[1], visit);
        new SecureLinks(context(B, A, ID_B, RANDOM_B), talking)
                .dialled(new RawLink(first[0]), Optional.of(A.permId()), talking);
        loop.runFor(Duration.ofSeconds(1));
    }

    /** Writes the file anew. */
    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FILE.toAbsolutePath().getParent());
        Files.writeString(FILE, text());
    }

    static String text() throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "about",
                "Transcripts of secure links, described in secure-link.md. B dials A. All bytes are hex. The private"
                        + " keys are for tests only. In the place of random bytes B takes 00 01 02 and so on, A 80 81"
                        + " 82 and so on: first 32 for the Noise key, then 32 for the nonce, then, for a stranger, 16"
                        + " for F.");
        all.put("B", identity(B, ID_B));
        all.put("A", identity(A, ID_A));
        all.put("ecdh", Hex.encode(B.agree(A.permId())));
        all.put("stranger", new SecureVectors(false).transcript());
        all.put("friend", new SecureVectors(true).transcript());
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all) + "\n";
    }

    private static Map<String, Object> identity(Identity identity, OverlayPeerId peerId) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("private", identity == B ? "01".repeat(32) : "02".repeat(32));
        fields.put("permid", Hex.encode(identity.permId().der()));
        fields.put("words", identity.permId().fingerprint().spoken());
        fields.put("digits", identity.permId().fingerprint().numbers());
        fields.put("peer_id", peerId.id().hex());
        return fields;
    }

    private Map<String, Object> transcript() {
        List<byte[]> ofB = parts(fromB.bytes());
        List<byte[]> ofA = parts(fromA.bytes());
        try {
            NoiseChannel copyOfA = new NoiseChannel(false, prologue(ofB, ofA), new CountingRandom(RANDOM_A));
            NoiseChannel copyOfB = new NoiseChannel(true, prologue(ofB, ofA), new CountingRandom(RANDOM_B));
            copyOfA.read(frame(ofB.get(1)));
            copyOfB.write();
            copyOfA.write();
            copyOfB.read(frame(ofA.get(1)));
            byte[] h = copyOfB.hash();
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("h", Hex.encode(h));
            List<Object> steps = new ArrayList<>();
            steps.add(step("B", "handshake", ofB.get(0)));
            steps.add(step("A", "handshake", ofA.get(0)));
            steps.add(step("B", "noise 1", ofB.get(1)));
            steps.add(step("A", "noise 2", ofA.get(1)));
            steps.add(step("B", "CHALLENGE", ofB.get(2), copyOfA));
            steps.add(step("A", "RESPONSE1", ofA.get(2), copyOfB));
            steps.add(step("B", "RESPONSE2", ofB.get(3), copyOfA));
            steps.add(step("B", "HELLO", ofB.get(4), copyOfA));
            steps.add(step("A", "HELLO", ofA.get(3), copyOfB));
            steps.add(step("B", "KEEP_ALIVE", ofB.get(5), copyOfA));
            steps.add(step("A", "KEEP_ALIVE", ofA.get(4), copyOfB));
            fields.put("steps", steps);
            Transcript signed = new Transcript(h, counting(RANDOM_A + 32), counting(RANDOM_B + 32));
            fields.put("signed_by_a", Hex.encode(signed.signedByA(ID_B.id(), A.permId())));
            fields.put("signed_by_b", Hex.encode(signed.signedByB(ID_A.id(), B.permId(), A.permId())));
            return fields;
        } catch (LinkException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> step(String from, String what, byte[] bytes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("from", from);
        fields.put("what", what);
        fields.put("bytes", Hex.encode(bytes));
        return fields;
    }

    private static Map<String, Object> step(String from, String what, byte[] bytes, NoiseChannel receiver)
            throws LinkException {
        Map<String, Object> fields = step(from, what, bytes);
        fields.put("plaintext", Hex.encode(receiver.open(frame(bytes))));
        return fields;
    }

    /** The 68 bytes, and then frames with their lengths. */
    private static List<byte[]> parts(byte[] stream) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(Arrays.copyOf(stream, GREETING));
        ByteBuffer rest = ByteBuffer.wrap(stream).position(GREETING);
        while (rest.hasRemaining()) {
            byte[] part = new byte[LENGTH + rest.getInt(rest.position())];
            rest.get(part);
            parts.add(part);
        }
        return parts;
    }

    private static byte[] frame(byte[] part) {
        return Arrays.copyOfRange(part, LENGTH, part.length);
    }

    private static byte[] prologue(List<byte[]> ofB, List<byte[]> ofA) {
        return ByteBuffer.allocate(2 * GREETING).put(ofB.get(0)).put(ofA.get(0)).array();
    }

    private static byte[] counting(int first) {
        byte[] bytes = new byte[Challenge.NONCE];
        new CountingRandom(first).nextBytes(bytes);
        return bytes;
    }

    private SecureContext context(Identity own, Identity other, OverlayPeerId id, int random) {
        byte[] instance = new byte[Hello.INSTANCE];
        Arrays.fill(instance, own == B ? (byte) 'b' : (byte) 'a');
        SecureSelf self = new SecureSelf(own, id, "Starling 1.0.0", Map.of("example", 1), BString.of(instance));
        Map<PermId, PairKey> pairs = Map.of(other.permId(), PairKey.of(own, other.permId()));
        Acquaintances acquaintances = new Acquaintances() {
            @Override
            public boolean friendsOnly() {
                return friends;
            }

            @Override
            public boolean isBlocked(PermId permId) {
                return false;
            }

            @Override
            public Map<PermId, PairKey> friends() {
                return friends ? pairs : Map.of();
            }
        };
        return new SecureContext(
                loop, new CountingRandom(random), self, acquaintances, new SigningBudget(loop), new LinkCounters());
    }

    private static Identity key(String repeated) {
        return TestKeys.of(KeyCurve.P256, new BigInteger(repeated.repeat(32), 16));
    }

    private static OverlayPeerId peerId(String head, int port) {
        byte[] bytes = Arrays.copyOf(head.getBytes(StandardCharsets.US_ASCII), PeerId.LENGTH);
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(14)
                .putShort((short) port)
                .putShort((short) 6)
                .putShort((short) 7);
        return OverlayPeerId.of(PeerId.of(bytes));
    }

    /** Both ends: say one thing once the link is up. */
    private static final class Talking implements SecureLinks.Listener, SecureLinks.Dialled, LinkHandler {
        @Override
        public void onUp(Link link) {
            link.handler(this);
            link.send(MessageIds.KEEP_ALIVE, new byte[0]);
        }

        @Override
        public void up(Link link) {
            // onUp came before.
        }

        @Override
        public void failed(LinkEnd reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void onOwnIdentityElsewhere(InetSocketAddress from) {
            throw new AssertionError(from);
        }

        @Override
        public void onMessage(Link link, int id, byte[] payload) {
            throw new AssertionError("message " + id);
        }

        @Override
        public void onEnded(Link link, LinkEnd reason) {
            throw new AssertionError(reason);
        }
    }
}
