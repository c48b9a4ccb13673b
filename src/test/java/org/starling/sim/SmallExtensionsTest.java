package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.starling.engine.session.PeerMessage;
import org.starling.engine.session.extension.ExtendedHandshake;
import org.starling.wire.Bitfield;
import org.starling.wire.bencode.BencodeException;

/** The Fast extension (BEP 6), upload_only (BEP 21) and lt_donthave (BEP 54) between whole sessions. */
final class SmallExtensionsTest {
    private static final int KIB = 1 << 10;
    private static final int PIECE = 64 * KIB;
    private static final int PIECES = 30;
    private static final int DONT_HAVE = 7;

    private final Sim sim = new Sim(9);
    private final SimTorrent torrent = sim.torrent(PIECE, PIECES * PIECE);

    @Test
    void aSeedSaysHaveAllAndANewcomerHaveNone() {
        RawPeer ofSeed = meets(sim.seed(torrent, Link.LAN));
        RawPeer ofLeecher = meets(sim.leecher(torrent, Link.LAN));
        sim.loop().runFor(Duration.ofSeconds(2));

        assertThat(ofSeed.heard(PeerMessage.HaveAll.class)).hasSize(1);
        assertThat(ofSeed.heard(PeerMessage.Bitfield.class)).isEmpty();
        assertThat(ofLeecher.heard(PeerMessage.HaveNone.class)).hasSize(1);
    }

    @Test
    void whatWillNotBeServedIsRejected() {
        RawPeer peer = meets(sim.seed(torrent, Link.LAN));
        sim.loop().runFor(Duration.ofSeconds(1));
        peer.say(new PeerMessage.Interested());
        for (int piece = 0; piece < PIECES; piece++) {
            peer.say(new PeerMessage.Request(piece, 0, 16 * KIB));
            peer.say(new PeerMessage.Cancel(piece, 0, 16 * KIB));
        }
        sim.loop().runFor(Duration.ofSeconds(5));

        assertThat(peer.heard(PeerMessage.Reject.class).size() + peer.blocks())
                .as("each request has one answer")
                .isEqualTo(PIECES);
    }

    @Test
    void aNewcomerIsAllowedSomePieces() {
        RawPeer newcomer = meets(sim.seed(torrent, Link.LAN), new PeerMessage.HaveNone());
        RawPeer experienced = meets(
                sim.seed(torrent, Link.LAN),
                new PeerMessage.Bitfield(Bitfield.full(PIECES).toBytes()));
        sim.loop().runFor(Duration.ofSeconds(1));

        assertThat(newcomer.heard(PeerMessage.AllowedFast.class))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(allowed -> allowed.piece() < PIECES);
        assertThat(experienced.heard(PeerMessage.AllowedFast.class)).isEmpty();
    }

    @Test
    void whoeverRejectsEverythingDoesNotHinder() {
        RawPeer refusing = new RawPeer(sim, Link.LAN)
                .greets(new PeerMessage.HaveAll(), new PeerMessage.Unchoke())
                .answers((self, message) -> {
                    if (message instanceof PeerMessage.Request request) {
                        self.say(new PeerMessage.Reject(request.piece(), request.offset(), request.length()));
                    }
                });
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.learns(refusing.address());
        sim.loop().runFor(Duration.ofSeconds(10));
        assertThat(refusing.heard(PeerMessage.Request.class))
                .as("it is not asked again and again")
                .hasSizeLessThan(60);
        leecher.learns(sim.seed(torrent, Link.HOME).address());

        assertThat(sim.loop().runUntil(leecher::isSeeding, Duration.ofSeconds(8)))
                .as("%s", leecher.session().refresh())
                .isTrue();
    }

    @Test
    void aPieceIsFetchedFromAPeerThatChokesIfItAllows() {
        RawPeer choking = new RawPeer(sim, Link.LAN)
                .greets(new PeerMessage.HaveAll(), new PeerMessage.AllowedFast(3))
                .answers((self, message) -> {
                    if (message instanceof PeerMessage.Request request) {
                        int from = request.piece() * PIECE + request.offset();
                        byte[] block = Arrays.copyOfRange(torrent.content(), from, from + request.length());
                        self.sayBlock(request.piece(), request.offset(), block);
                    }
                });
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.learns(choking.address());
        sim.loop().runFor(Duration.ofSeconds(3));

        Bitfield have = leecher.session().refresh().have().orElseThrow();
        assertThat(have.cardinality()).isEqualTo(1);
        assertThat(have.get(3)).isTrue();
    }

    @Test
    void whoIsCompleteSaysSoAndPartsFromWhoWantsNothing() {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        RawPeer content = meets(leecher, new PeerMessage.HaveNone(), handshake(Optional.of(true)));
        sim.loop().runFor(Duration.ofSeconds(1));
        assertThat(uploadOnly(content)).containsExactly(false);
        leecher.learns(seed.address());
        sim.loop().runUntil(leecher::isSeeding, Duration.ofMinutes(1));
        sim.loop().runFor(Duration.ofSeconds(1));
        assertThat(uploadOnly(content)).containsExactly(false, true);

        assertThat(sim.loop().runUntil(content::wasDropped, Duration.ofMinutes(1)))
                .as("neither wants anything")
                .isTrue();
    }

    @Test
    void aPieceThatAPeerLostIsNotAskedOfIt() {
        RawPeer losing = new RawPeer(sim, Link.LAN).greets(new PeerMessage.HaveAll(), handshake(Optional.empty()));
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.learns(losing.address());
        sim.loop().runFor(Duration.ofSeconds(1));
        int theirs = greetings(losing).get(0).id("lt_donthave").orElseThrow();
        for (int piece = 0; piece < PIECES; piece++) {
            if (piece != 5) {
                losing.say(new PeerMessage.Extended(
                        theirs, ByteBuffer.allocate(4).putInt(piece).flip()));
            }
        }
        losing.say(new PeerMessage.Unchoke());
        sim.loop().runFor(Duration.ofSeconds(2));

        assertThat(losing.heard(PeerMessage.Request.class)).isNotEmpty().allMatch(request -> request.piece() == 5);
        losing.say(new PeerMessage.Extended(
                theirs, ByteBuffer.allocate(4).putInt(5).flip()));
        sim.loop().runFor(Duration.ofSeconds(1));
        assertThat(losing.heard(PeerMessage.NotInterested.class)).hasSize(1);

        losing.say(new PeerMessage.Extended(
                theirs, ByteBuffer.allocate(4).putInt(PIECES).flip()));
        assertThat(sim.loop().runUntil(losing::wasDropped, Duration.ofSeconds(1)))
                .as("there is no such piece")
                .isTrue();
    }

    @Test
    void aRecheckThatFindsDamageTellsThosePeersThatUnderstand() {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        RawPeer knowing = meets(seed, new PeerMessage.HaveNone(), handshake(Optional.empty()));
        RawPeer plain = meets(seed, new PeerMessage.HaveNone());
        sim.loop().runFor(Duration.ofSeconds(1));
        seed.disk().data()[3 * PIECE] ^= 1;
        seed.disk().data()[9 * PIECE] ^= 1;
        CompletableFuture<Void> recheck = seed.session().recheck();
        sim.loop().runUntil(recheck::isDone, Duration.ofSeconds(5));
        sim.loop().runFor(Duration.ofSeconds(1));

        List<Integer> lost = knowing.heard(PeerMessage.Extended.class).stream()
                .filter(message -> message.id() == DONT_HAVE)
                .map(message -> message.payload().duplicate().getInt())
                .toList();
        assertThat(lost).containsExactly(3, 9);
        assertThat(knowing.isConnected()).isTrue();
        assertThat(plain.wasDropped()).as("it cannot be told").isTrue();

        int before = knowing.blocks();
        knowing.say(new PeerMessage.Interested());
        sim.loop().runFor(Duration.ofSeconds(1));
        IntStream.of(3, 4).forEach(piece -> knowing.say(new PeerMessage.Request(piece, 0, 16 * KIB)));
        sim.loop().runFor(Duration.ofSeconds(1));
        assertThat(knowing.heard(PeerMessage.Reject.class))
                .extracting(PeerMessage.Reject::piece)
                .containsExactly(3);
        assertThat(knowing.blocks()).isEqualTo(before + 1);
    }

    private RawPeer meets(SimPeer peer, PeerMessage... greeting) {
        RawPeer raw = new RawPeer(sim, Link.LAN).greets(greeting);
        sim.loop().runFor(Duration.ofMillis(500));
        raw.dial(peer.address(), torrent.metainfo().infoHash());
        return raw;
    }

    private static PeerMessage handshake(Optional<Boolean> uploadOnly) {
        ExtendedHandshake handshake = new ExtendedHandshake(
                Map.of("lt_donthave", DONT_HAVE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                uploadOnly,
                Optional.empty());
        return new PeerMessage.Extended(0, handshake.encode(InetAddress.getLoopbackAddress()));
    }

    private static List<ExtendedHandshake> greetings(RawPeer peer) {
        return peer.heard(PeerMessage.Extended.class).stream()
                .filter(message -> message.id() == 0)
                .map(message -> parse(message.payload().duplicate()))
                .toList();
    }

    private static List<Boolean> uploadOnly(RawPeer peer) {
        return greetings(peer).stream()
                .map(greeting -> greeting.uploadOnly().orElseThrow())
                .toList();
    }

    private static ExtendedHandshake parse(ByteBuffer payload) {
        try {
            return ExtendedHandshake.parse(payload);
        } catch (BencodeException e) {
            throw new AssertionError(e);
        }
    }
}
