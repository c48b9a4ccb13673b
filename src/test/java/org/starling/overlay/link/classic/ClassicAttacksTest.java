package org.starling.overlay.link.classic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.peer.FakeStream;
import org.starling.net.StreamHandler;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.SigningBudget;
import org.starling.overlay.link.classic.OriginalPeer.Timing;
import org.starling.overlay.message.Friendship;
import org.starling.overlay.message.Metadata;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.KeyCurve;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/**
 * What is known against the classic protocol. Some of it works, as the originals' protocol cannot be changed; then the
 * test shows that it gains nothing but a link, which strangers get anyway.
 */
final class ClassicAttacksTest {
    private static final OriginalKey ALICE = OriginalKey.of("alice");
    private static final OriginalKey CAROL = OriginalKey.of("carol");
    private static final Identity BOB = OriginalKey.of("bob").identity();
    private static final int PORT = 7762;

    private final Town town = new Town();
    private final Member we = town.member("10.0.0.1", 7764, BOB);

    private static OriginalPeer alice(boolean dials) {
        return new OriginalPeer(ALICE, dials, Timing.WHOLE, PORT, 2, 9);
    }

    /** O1: bytes are carried to and fro, and both ends believe that they are linked to each other. They are. */
    @Test
    void aRelayPassesAndGainsOnlyALink() {
        Relay relay = new Relay(town.connect("10.0.0.66", we.address));
        Scripted victim = new Scripted(relay.toVictim(town), alice(true));
        victim.send(victim.peer.begin());
        town.run();
        assertThat(victim.peer.isAuthenticated()).isTrue();
        assertThat(we.link().peer().base64()).isEqualTo(ALICE.base64());
        buysNothing(relay::inject);
    }

    /** Whatever an impostor says on its link, it hears no more than any stranger. */
    private void buysNothing(Consumer<byte[]> says) {
        Set<Integer> before =
                new HashSet<>(we.heard.stream().map(message -> message.id()).toList());
        assertThat(before).isEmpty();
        says.accept(OriginalPeer.frame(234, "d8:msg type3:REQe".getBytes(US_ASCII)));
        says.accept(OriginalPeer.frame(234, "d8:msg type4:RESP8:responsei1ee".getBytes(US_ASCII)));
        says.accept(OriginalPeer.frame(248, "20:aaaaaaaaaaaaaaaaaaaa".getBytes(US_ASCII)));
        says.accept(OriginalPeer.frame(238, "d2:id1:x1:q8:SIMPLE ae".getBytes(US_ASCII)));
        says.accept(OriginalPeer.frame(246, new byte[20]));
        says.accept(OriginalPeer.frame(244, new byte[0]));
        town.run();
        assertThat(we.heard).noneMatch(message -> message instanceof Friendship);
        assertThat(we.link().isOpen()).isTrue();
        // Nobody is dialled but the address that the connection came from.
        assertThat(town.dials())
                .allMatch(address ->
                        address.getAddress().equals(we.link().remote().getAddress()));
    }

    /**
     * O2: the same shape is signed by both sides, so the RESPONSE2 that Alice makes for Mallory is a RESPONSE1 for us,
     * if Mallory gives Alice our peer id and our nonce for its own.
     */
    @Test
    void interleavingPassesAndGainsOnlyALink() {
        // We dial Mallory. Alice dials Mallory too.
        town.open(Town.address("10.0.0.66", PORT), stream -> new Mallory((FakeStream) stream));
        List<Object> outcome = we.connect(
                Town.address("10.0.0.66", PORT), Optional.of(ALICE.identity().permId()));
        town.run();
        assertThat(outcome).containsExactly(we.link());
        assertThat(we.link().peer().base64()).isEqualTo(ALICE.base64());
        assertThat(we.heard).isEmpty();
        assertThat(we.link().features()).isEmpty();
    }

    /** Plays Alice to us with what it has from Alice, who dials it meanwhile. */
    private final class Mallory implements StreamHandler {
        private final FakeStream victim;
        private final OriginalPeer alice = alice(true);
        private final ByteArrayOutputStream in = new ByteArrayOutputStream();

        Mallory(FakeStream victim) {
            this.victim = victim;
            victim.handler(this);
        }

        @Override
        public void onReadable(org.starling.net.Stream stream) {
            ByteBuffer bytes = ByteBuffer.allocate(4096);
            int count = victim.read(bytes);
            if (count <= 0) {
                return;
            }
            in.write(bytes.array(), 0, count);
            if (in.size() == 68) {
                victim.raw(alice.handshake());
            } else if (in.size() >= 68 + 1034) {
                victim.raw(forged(Arrays.copyOfRange(in.toByteArray(), 48, 68), in.toByteArray()));
                in.reset();
            }
        }

        /**
         * Alice dials Mallory, who has our peer id and our nonce for its own, and proves herself to it, as she means
         * to. Her RESPONSE2 becomes a RESPONSE1.
         */
        private byte[] forged(byte[] ourId, byte[] all) {
            byte[] ourNonce = Arrays.copyOfRange(all, 68 + 10, 68 + 1034);
            byte[] handshake = alice.handshake();
            byte[] herId = Arrays.copyOfRange(handshake, 48, 68);
            System.arraycopy(ourId, 0, handshake, 48, 20);
            byte[] challenge = alice.feed(handshake);
            byte[] herNonce = Arrays.copyOfRange(challenge, 10, 1034);
            BDict mallory = BDict.builder()
                    .put("B", herId)
                    .put("SA", CAROL.sign(OriginalPeer.signed(ourNonce, herNonce, herId)))
                    .put("certA", CAROL.permId())
                    .put("rA", ourNonce)
                    .build();
            byte[] proof = alice.feed(OriginalPeer.frame(252, Bencode.encode(mallory)));
            assertThat(alice.peer()).as("Alice knows whom she talks to").isEqualTo(CAROL.permId());
            BDict response2 = dict(Arrays.copyOfRange(proof, 5, proof.length));
            BDict response1 = BDict.builder()
                    .put("B", response2.string("A").orElseThrow())
                    .put("SA", response2.string("SB").orElseThrow())
                    .put("certA", response2.string("certB").orElseThrow())
                    .put("rA", herNonce)
                    .build();
            return OriginalPeer.frame(252, Bencode.encode(response1));
        }

        @Override
        public void onClosed(org.starling.net.Stream stream, String reason) {}
    }

    /** O2: what we say does not come back as somebody else's proof. */
    @Test
    void reflectionFails() {
        FakeStream[] mirror = new FakeStream[1];
        town.open(Town.address("10.0.0.66", PORT), stream -> mirror[0] = (FakeStream) stream);
        List<Object> outcome = we.connect(Town.address("10.0.0.66", PORT));
        town.run();
        byte[] ours = mirror[0].drain();
        byte[] id = OriginalPeer.peerId(PORT, 2, 9);
        System.arraycopy(id, 0, ours, 48, 20);
        mirror[0].raw(ours);
        town.run();
        byte[] challenge = mirror[0].drain();
        assertThat(challenge).hasSize(1034);
        mirror[0].raw(challenge);
        town.run();
        assertThat(outcome).containsExactly(LinkEnd.OUT_OF_ORDER);
    }

    @Test
    void ourOwnNonceIsNoNonceOfTheirs() {
        attackRun(response -> {
            byte[] ourNonce = nonceOf(we);
            byte[] signature = ALICE.sign(
                    OriginalPeer.signed(ourNonce, ourNonce, we.self.id().bytes()));
            return response.toBuilder().put("rA", ourNonce).put("SA", signature).build();
        });
        assertThat(we.counters.get(LinkEnd.BAD_PROOF)).isEqualTo(1);
    }

    private byte[] lastChallenge = {};

    private byte[] nonceOf(Member member) {
        assertThat(member).isSameAs(we);
        return Arrays.copyOfRange(lastChallenge, 10, 1034);
    }

    /** We dial an original whose RESPONSE1 is changed on the way. */
    private void attackRun(UnaryOperator<BDict> change) {
        town.open(Town.address("10.0.0.2", PORT), stream -> new Changing((FakeStream) stream, change));
        we.connect(Town.address("10.0.0.2", PORT));
        town.run();
    }

    /** An original that dialled would send this; here it is sent as good as it can be, then changed. */
    private final class Changing implements StreamHandler {
        private final FakeStream victim;
        private final UnaryOperator<BDict> change;
        private final OriginalPeer original = alice(false);

        Changing(FakeStream victim, UnaryOperator<BDict> change) {
            this.victim = victim;
            this.change = change;
            victim.handler(this);
        }

        @Override
        public void onReadable(org.starling.net.Stream stream) {
            ByteBuffer bytes = ByteBuffer.allocate(4096);
            int count = Math.max(0, victim.read(bytes));
            byte[] read = Arrays.copyOf(bytes.array(), count);
            if (count >= 1034) {
                lastChallenge = Arrays.copyOfRange(read, count - 1034, count);
            }
            byte[] answer = original.feed(read);
            int at = answer.length > 0 && answer[0] == 19 ? 68 : 0;
            if (answer.length > at) {
                byte[] payload = Arrays.copyOfRange(answer, at + 5, answer.length);
                victim.raw(Arrays.copyOf(answer, at));
                victim.raw(OriginalPeer.frame(252, Bencode.encode(change.apply(dict(payload)))));
            } else {
                victim.raw(answer);
            }
        }

        @Override
        public void onClosed(org.starling.net.Stream stream, String reason) {}
    }

    private static BDict dict(byte[] payload) {
        try {
            return Bencode.decodeDict(payload, BencodeLimits.STRICT);
        } catch (BencodeException e) {
            throw new IllegalStateException(e);
        }
    }

    /** O3: a recorded session, played again a second and a day later. */
    @ParameterizedTest
    @ValueSource(longs = {1, 86_400})
    void replayFails(long seconds) {
        FakeStream wire = town.connect("10.0.0.2", we.address);
        OriginalPeer original = alice(true);
        List<byte[]> recorded = new ArrayList<>(List.of(original.begin()));
        wire.raw(recorded.get(0));
        for (int i = 0; i < 2; i++) {
            town.run();
            byte[] next = original.feed(wire.drain());
            recorded.add(next);
            wire.raw(next);
        }
        town.run();
        assertThat(we.met).hasSize(1);
        town.pass(Duration.ofSeconds(seconds));
        FakeStream again = town.connect("10.0.0.9", we.address);
        recorded.forEach(bytes -> {
            again.raw(bytes);
            town.run();
        });
        assertThat(we.met).hasSize(1);
        assertThat(we.counters.get(LinkEnd.BAD_PROOF)).isEqualTo(1);
    }

    /** O4: one key has one encoding, on one curve. */
    @TestFactory
    Stream<DynamicTest> keysOfOtherForms() {
        byte[] good = ALICE.permId();
        byte[] offCurve = good.clone();
        offCurve[83] ^= 1;
        byte[] trailing = Arrays.copyOf(good, 85);
        byte[] compressed = ByteBuffer.allocate(54)
                .put(new byte[] {0x30, 0x34})
                .put(good, 2, 18)
                .put(new byte[] {0x03, 0x20, 0, 0x02})
                .put(good, 24, 30)
                .array();
        byte[] infinity = new byte[84];
        System.arraycopy(good, 0, infinity, 0, 24);
        return Map.of(
                        "off the curve", offCurve,
                        "a byte behind it", trailing,
                        "compressed", compressed,
                        "all zero", infinity,
                        "empty", new byte[0],
                        "cut", Arrays.copyOf(good, 83),
                        "P-256", p256())
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    ClassicAttacksTest fresh = new ClassicAttacksTest();
                    fresh.attackRun(dict ->
                            dict.toBuilder().put("certA", entry.getValue()).build());
                    assertThat(fresh.we.met).isEmpty();
                    assertThat(fresh.we.counters.get(LinkEnd.BAD_PERMID)).isEqualTo(1);
                }));
    }

    private static byte[] p256() {
        return Identity.generate(KeyCurve.P256, new SecureRandom()).permId().der();
    }

    /** O5: signatures that are none. */
    @TestFactory
    Stream<DynamicTest> brokenSignatures() {
        BigInteger order = ECNamedCurveTable.getByName("sect233k1").getN();
        Map<String, UnaryOperator<byte[]>> forgeries = Map.of(
                "empty", signature -> new byte[0],
                "garbage", signature -> new byte[64],
                "r is 0", signature -> der(BigInteger.ZERO, BigInteger.ONE),
                "s is 0", signature -> der(BigInteger.ONE, BigInteger.ZERO),
                "r is the order", signature -> der(order, BigInteger.ONE),
                "negative", signature -> der(BigInteger.ONE.negate(), BigInteger.ONE),
                "a byte behind it", signature -> Arrays.copyOf(signature, signature.length + 1),
                "one byte less", signature -> Arrays.copyOf(signature, signature.length - 1));
        return forgeries.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> forged(entry.getValue())));
    }

    @Test
    void flippedBytesOfASignature() {
        Random random = new Random(5);
        for (int i = 0; i < 64; i++) {
            forged(signature -> {
                byte[] changed = signature.clone();
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                return changed;
            });
        }
    }

    private static void forged(UnaryOperator<byte[]> forgery) {
        ClassicAttacksTest fresh = new ClassicAttacksTest();
        fresh.attackRun(dict -> dict.toBuilder()
                .put("SA", forgery.apply(dict.string("SA").orElseThrow().bytes()))
                .build());
        assertThat(fresh.we.met).isEmpty();
        assertThat(fresh.we.counters.get(LinkEnd.BAD_PROOF)).isEqualTo(1);
    }

    /** Integers as they are, also those that no signature may have. */
    private static byte[] der(BigInteger r, BigInteger s) {
        byte[] first = r.toByteArray();
        byte[] second = s.toByteArray();
        return ByteBuffer.allocate(6 + first.length + second.length)
                .put(new byte[] {0x30, (byte) (4 + first.length + second.length), 2, (byte) first.length})
                .put(first)
                .put(new byte[] {2, (byte) second.length})
                .put(second)
                .array();
    }

    /** O5: s and n - s both hold, as an original takes either; the PermID is the same, and nothing is kept of it. */
    @Test
    void theOtherSignatureIsTheSamePermId() throws Exception {
        BigInteger order = ECNamedCurveTable.getByName("sect233k1").getN();
        attackRun(dict -> {
            try {
                byte[] signature = dict.string("SA").orElseThrow().bytes();
                BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(order, signature);
                byte[] other = StandardDSAEncoding.INSTANCE.encode(order, rs[0], order.subtract(rs[1]));
                return dict.toBuilder().put("SA", other).build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(we.link().peer().base64()).isEqualTo(ALICE.base64());
    }

    /** O7: nothing is kept of a message whose length or id is wrong, and few messages are right. */
    @Test
    void lengthsBeforeAuthenticationAreBounded() {
        for (int length : new int[] {1 << 30, 1 << 23, 1031, -1}) {
            FakeStream stream = town.connect("10." + (length & 0x7f) + ".1.2", we.address);
            stream.raw(alice(true).handshake());
            stream.raw(ByteBuffer.allocate(5).putInt(length).put((byte) 253).array());
            town.run();
            assertThat(stream.drain()).hasSize(68);
            assertThat(stream.read(ByteBuffer.allocate(1)))
                    .as("length " + length)
                    .isEqualTo(-1);
        }
        assertThat(we.counters.get(LinkEnd.OVERSIZED)).isEqualTo(4);
        assertThat(we.doorkeeper.waiting()).isZero();
    }

    /** O7: a flood of signs of life is a flood. */
    @Test
    void bytesBeforeAuthenticationAreBounded() {
        FakeStream stream = town.connect("10.0.0.2", we.address);
        stream.raw(alice(true).handshake());
        stream.raw(new byte[ClassicLimits.UNAUTHENTICATED_BYTES + 4]);
        town.run();
        assertThat(we.counters.get(LinkEnd.TOO_MUCH_UNAUTHENTICATED)).isEqualTo(1);
    }

    /** O8: a byte a second keeps nobody's place. */
    @Test
    void slowLorisIsLeftAndOthersAreServed() {
        byte[] handshake = alice(true).handshake();
        List<FakeStream> slow = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            slow.add(town.connect("127." + (1 + i % 64) + "." + i + ".1", we.address));
        }
        for (int second = 0; second < 9; second++) {
            for (FakeStream stream : slow) {
                stream.raw(handshake[second]);
            }
            town.pass(Duration.ofSeconds(1));
            assertThat(we.doorkeeper.waiting()).isLessThanOrEqualTo(Doorkeeper.PLACES);
        }
        Scripted honest = town.visit("10.9.9.9", we.address, alice(true));
        town.run();
        assertThat(honest.peer.isAuthenticated()).isTrue();
        assertThat(we.met).hasSize(1);
        town.pass(Duration.ofSeconds(2));
        assertThat(we.doorkeeper.waiting()).isZero();
        assertThat(we.link().isOpen()).isTrue();
    }

    /** Challenges make us sign; beyond the budget they wait, and who waits too long is left. */
    @Test
    void challengesOfOneNetworkWaitForTheirTurn() {
        int answered = 0;
        for (int i = 0; i < SigningBudget.NETWORK_BURST + 2; i++) {
            FakeStream stream = town.connect("10.0.0.2", we.address);
            OriginalPeer original = new OriginalPeer(CAROL, true, Timing.WHOLE, PORT, 2, 9);
            stream.raw(original.begin());
            town.run();
            stream.raw(original.feed(stream.drain()));
            town.run();
            answered += stream.drain().length > 0 ? 1 : 0;
            stream.close("next");
            town.run();
        }
        assertThat(answered).isEqualTo(SigningBudget.NETWORK_BURST);
    }

    @Test
    void whoWaitsForItsTurnGetsIt() {
        for (int i = 0; i < SigningBudget.NETWORK_BURST; i++) {
            challenge();
        }
        Scripted patient = town.visit("10.0.0.3", we.address, alice(true));
        town.run();
        assertThat(patient.peer.isAuthenticated()).isFalse();
        town.pass(Duration.ofSeconds(1));
        assertThat(patient.peer.isAuthenticated()).isTrue();
        assertThat(we.met).hasSize(1);
    }

    private void challenge() {
        FakeStream stream = town.connect("10.0.0.2", we.address);
        OriginalPeer original = new OriginalPeer(CAROL, true, Timing.WHOLE, PORT, 2, 9);
        stream.raw(original.begin());
        town.run();
        stream.raw(original.feed(stream.drain()));
        town.run();
        stream.close("next");
        town.run();
    }

    /** O9: an application's message before authentication, in either role. */
    @ParameterizedTest
    @ValueSource(ints = {249, 248, 247, 246, 244, 240, 239, 238, 237, 236, 234, 232, 200, 8, 252, 251})
    void nothingElseBeforeAuthentication(int id) {
        FakeStream stream = town.connect("10.0.0.2", we.address);
        stream.raw(alice(true).handshake());
        stream.raw(OriginalPeer.frame(id, new byte[0]));
        town.run();
        assertThat(we.counters.get(LinkEnd.OUT_OF_ORDER)).isEqualTo(1);
        assertThat(we.heard).isEmpty();
        assertThat(we.met).isEmpty();
    }

    /** A METADATA that nobody asked for is no reason to do anything. */
    @Test
    void unwantedMetadataIsOnlyAMessage() {
        Scripted visitor = town.visit("10.0.0.2", we.address, alice(true));
        town.run();
        visitor.say(
                Metadata.ID,
                Bencode.encode(BDict.builder()
                        .put("torrent_hash", new byte[20])
                        .put("metadata", BString.of("de"))
                        .build()));
        town.run();
        assertThat(we.link().isOpen()).isTrue();
        assertThat(town.dials()).isEmpty();
    }

    /** In the middle: one connection to us, one to the victim, bytes from either to the other. */
    private static final class Relay {
        private final FakeStream us;

        Relay(FakeStream us) {
            this.us = us;
        }

        FakeStream toVictim(Town town) {
            FakeStream[] pair = FakeStream.pair(
                    town.loop, Town.address("10.0.0.5", 5), Town.address("10.0.0.66", 7764), left -> left);
            pump(us, pair[1]);
            pump(pair[1], us);
            return pair[0];
        }

        void inject(byte[] bytes) {
            us.raw(bytes);
        }

        private static void pump(FakeStream from, FakeStream to) {
            from.handler(new StreamHandler() {
                @Override
                public void onReadable(org.starling.net.Stream stream) {
                    ByteBuffer bytes = ByteBuffer.allocate(4096);
                    int count = from.read(bytes);
                    if (count > 0) {
                        to.raw(Arrays.copyOf(bytes.array(), count));
                    }
                }

                @Override
                public void onClosed(org.starling.net.Stream stream, String reason) {
                    to.close(reason);
                }
            });
        }
    }
}
