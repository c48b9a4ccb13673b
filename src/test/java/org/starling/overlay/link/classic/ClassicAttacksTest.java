package org.starling.overlay.link.classic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.peer.FakeStream;
import org.starling.net.Stream;
import org.starling.net.StreamHandler;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.classic.OriginalPeer.Timing;
import org.starling.overlay.message.Friendship;
import org.starling.overlay.message.Metadata;
import org.starling.overlay.permid.Identity;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;

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
    private static final class Mallory implements StreamHandler {
        private final FakeStream victim;
        private final OriginalPeer alice = alice(true);
        private final ByteArrayOutputStream in = new ByteArrayOutputStream();

        Mallory(FakeStream victim) {
            this.victim = victim;
            victim.handler(this);
        }

        @Override
        public void onReadable(Stream stream) {
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
            BDict response2 = ChangingOriginal.dict(Arrays.copyOfRange(proof, 5, proof.length));
            BDict response1 = BDict.builder()
                    .put("B", response2.string("A").orElseThrow())
                    .put("SA", response2.string("SB").orElseThrow())
                    .put("certA", response2.string("certB").orElseThrow())
                    .put("rA", herNonce)
                    .build();
            return OriginalPeer.frame(252, Bencode.encode(response1));
        }

        @Override
        public void onClosed(Stream stream, String reason) {}
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
                public void onReadable(Stream stream) {
                    ByteBuffer bytes = ByteBuffer.allocate(4096);
                    int count = from.read(bytes);
                    if (count > 0) {
                        to.raw(Arrays.copyOf(bytes.array(), count));
                    }
                }

                @Override
                public void onClosed(Stream stream, String reason) {
                    to.close(reason);
                }
            });
        }
    }
}
