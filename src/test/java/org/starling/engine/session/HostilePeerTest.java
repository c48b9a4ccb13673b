package org.starling.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.starling.sim.Link;
import org.starling.sim.RawPeer;
import org.starling.sim.Sim;
import org.starling.sim.SimPeer;
import org.starling.sim.SimTorrent;
import org.starling.wire.Bitfield;

/** Everything rude that a peer can say: it is dropped or ignored, and the session serves others all the while. */
final class HostilePeerTest {
    private static final int KIB = 1 << 10;
    private static final int PIECE = 64 * KIB;
    /** The last piece is short. */
    private static final int SIZE = 10 * PIECE + 1000;

    private static Arguments dropped(String name, Consumer<RawPeer> rudeness) {
        return Arguments.of(name, true, rudeness);
    }

    private static Arguments borne(String name, Consumer<RawPeer> rudeness) {
        return Arguments.of(name, false, rudeness);
    }

    private static Consumer<RawPeer> says(PeerMessage... messages) {
        return peer -> List.of(messages).forEach(peer::say);
    }

    private static Consumer<RawPeer> repeats(int times, PeerMessage message) {
        return peer -> {
            for (int i = 0; i < times && peer.isConnected(); i++) {
                peer.say(message);
            }
        };
    }

    private static PeerMessage.Extended extended(int id, String text) {
        return new PeerMessage.Extended(id, ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static Stream<Arguments> rudeness() {
        byte[] all = Bitfield.full(11).toBytes();
        return Stream.of(
                dropped("have out of range", says(new PeerMessage.Have(11))),
                dropped("have negative", says(new PeerMessage.Have(-1))),
                dropped("have of the largest number", says(new PeerMessage.Have(Integer.MAX_VALUE))),
                dropped("bitfield too short", says(new PeerMessage.Bitfield(new byte[1]))),
                dropped("bitfield too long", says(new PeerMessage.Bitfield(new byte[3]))),
                dropped("bitfield empty", says(new PeerMessage.Bitfield(new byte[0]))),
                dropped("spare bits", says(new PeerMessage.Bitfield(new byte[] {-1, -1}))),
                borne("two bitfields", says(new PeerMessage.Bitfield(all), new PeerMessage.Bitfield(all))),
                dropped("bitfields without end", repeats(100, new PeerMessage.Bitfield(all))),
                dropped("request out of range", says(new PeerMessage.Request(11, 0, 16 * KIB))),
                dropped("request of a negative piece", says(new PeerMessage.Request(-1, 0, 16 * KIB))),
                dropped("request past the piece", says(new PeerMessage.Request(0, PIECE - 1, 2))),
                dropped("request past the last piece", says(new PeerMessage.Request(10, 0, 1001))),
                dropped("request with overflow", says(new PeerMessage.Request(0, Integer.MAX_VALUE, 16 * KIB))),
                dropped("request from a negative offset", says(new PeerMessage.Request(0, -16 * KIB, 32 * KIB))),
                dropped("request of nothing", says(new PeerMessage.Request(0, 0, 0))),
                dropped("request of negative length", says(new PeerMessage.Request(0, 0, -1))),
                dropped("request of too much", says(new PeerMessage.Request(0, 0, 128 * KIB + 1))),
                dropped("request flood", repeats(10_000, new PeerMessage.Request(0, 0, 16 * KIB))),
                dropped("blocks never asked for", peer -> {
                    for (int i = 0; i < 200; i++) {
                        peer.sayBlock(i % 10, 0, new byte[16 * KIB]);
                    }
                }),
                dropped("blocks with absurd numbers", peer -> {
                    for (int i = 0; i < 200; i++) {
                        peer.sayBlock(-i, Integer.MIN_VALUE + i, new byte[i]);
                    }
                }),
                dropped("extended handshake cut off", says(extended(0, "d1:md"))),
                dropped("extended handshake with a huge string", says(extended(0, "d1:m2147483647:"))),
                dropped("extended handshake nested deep", says(extended(0, "l".repeat(60_000)))),
                dropped("extended handshake with a huge number", says(extended(0, "i" + "9".repeat(100_000) + "e"))),
                dropped("ut_metadata garbage", says(extended(1, "garbage"))),
                dropped("ut_metadata negative piece", says(extended(1, "d8:msg_typei0e5:piecei-1ee"))),
                borne("extended handshake of another kind", says(extended(0, "i1e"))),
                borne(
                        "extended handshake of absurd values",
                        says(extended(0, "d1:md1:ai300e1:bi-1e1:c1:de4:reqqi-5e1:pi0ee"))),
                borne("unknown extension", says(extended(200, "whatever"))),
                borne("ut_metadata of an unknown type", says(extended(1, "d8:msg_typei9e5:piecei0ee"))),
                borne("ut_metadata of a missing piece", says(extended(1, "d8:msg_typei0e5:piecei99999ee"))),
                borne("cancel of what was not asked", says(new PeerMessage.Cancel(99, -5, Integer.MAX_VALUE))),
                borne("unknown message", says(new PeerMessage.Unknown(77, 1234))),
                borne("flags again and again", peer -> {
                    for (int i = 0; i < 1000; i++) {
                        says(new PeerMessage.Choke(), new PeerMessage.Unchoke(), new PeerMessage.Interested())
                                .accept(peer);
                    }
                }));
    }

    /** BEP 6 and 54. */
    static Stream<Arguments> rudenessOfExtensions() {
        return Stream.of(
                dropped("rejects of what nobody asked for", repeats(200, new PeerMessage.Reject(0, 0, 16 * KIB))),
                dropped("rejects with absurd numbers", repeats(200, new PeerMessage.Reject(99, 7, 1 << 30))),
                dropped("have all without end", repeats(200, new PeerMessage.HaveAll())),
                dropped("have none without end", repeats(200, new PeerMessage.HaveNone())),
                dropped("allowed fast out of range", says(new PeerMessage.AllowedFast(11))),
                dropped("have all and lt_donthave in turns", peer -> {
                    for (int i = 0; i < 200 && peer.isConnected(); i++) {
                        peer.say(new PeerMessage.HaveAll());
                        peer.say(extended(2, "\0\0\0\u0001"));
                    }
                }),
                borne("every piece allowed again and again", peer -> {
                    for (int i = 0; i < 2000; i++) {
                        peer.say(new PeerMessage.AllowedFast(i % 11));
                    }
                }),
                borne("suggestions of absurd pieces", repeats(200, new PeerMessage.Suggest(1 << 30))),
                dropped("lt_donthave of no piece", says(extended(2, "\0\0\0\u000b"))),
                dropped("lt_donthave cut off", says(extended(2, "\0"))),
                borne("lt_donthave of a piece it never had", says(extended(2, "\0\0\0\u0001"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"rudeness", "rudenessOfExtensions"})
    void isDroppedOrBorneWhileOthersAreServed(String name, boolean expectDrop, Consumer<RawPeer> rudeness) {
        Sim sim = new Sim(5);
        SimTorrent torrent = sim.torrent(PIECE, SIZE);
        SimPeer seed = sim.seed(torrent, Link.LAN);
        RawPeer rude = new RawPeer(sim, Link.LAN);
        sim.loop().runFor(Duration.ofSeconds(1));
        rude.dial(seed.address(), torrent.metainfo().infoHash());
        assertThat(sim.loop().runUntil(rude::isConnected, Duration.ofSeconds(5)))
                .isTrue();
        sim.loop().execute(() -> rudeness.accept(rude));

        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.learns(seed.address());
        assertThat(sim.loop().runUntil(leecher::isSeeding, Duration.ofSeconds(30)))
                .isTrue();

        sim.loop().runUntil(rude::wasDropped, Duration.ofSeconds(10));
        assertThat(rude.wasDropped()).isEqualTo(expectDrop);
    }
}
