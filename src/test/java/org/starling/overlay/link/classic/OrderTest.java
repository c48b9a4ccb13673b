package org.starling.overlay.link.classic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.starling.engine.peer.FakeStream;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.Orders;
import org.starling.overlay.link.Orders.Seen;
import org.starling.overlay.link.classic.OriginalPeer.Timing;
import org.starling.overlay.message.Challenge;
import org.starling.overlay.message.Dialect;
import org.starling.overlay.message.MessageException;
import org.starling.overlay.message.OverlayMessage;
import org.starling.overlay.message.Query;
import org.starling.overlay.message.Response1;
import org.starling.overlay.message.Response2;
import org.starling.overlay.permid.Identity;
import org.starling.wire.PeerId;
import org.starling.wire.bencode.BString;

/** O9: every order of up to five messages against a model of what may come when. */
final class OrderTest {

    /** Which side we are. */
    private enum Side {
        DIALLED,
        ACCEPTED;

        List<Symbol> opening() {
            return this == DIALLED ? List.of(Symbol.RESPONSE1) : List.of(Symbol.CHALLENGE, Symbol.RESPONSE2);
        }
    }

    private enum Symbol {
        CHALLENGE,
        RESPONSE1,
        RESPONSE2,
        /** A length of 0: a sign of life that may come at any time. */
        NOTHING,
        KEEP_ALIVE,
        /** A message of an application. */
        QUERY,
        UNKNOWN,
        /** Behind authentication it has no place either. */
        DIALBACK_REPLY,
        /** What would be right now, without its last byte. */
        TRUNCATED,
        /** The proof that this side gives, signed with another key. */
        FORGED,
        /** What was said last, once more. */
        AGAIN,
        /** The head of what would be right now, with a byte to come. */
        HALF,
        /** The head of what would be right now, with more to come than a message has. */
        ENDLESS,
        CLOSE
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheOrderOfTheProtocolGetsAnywhere(Side side) {
        new Orders<>(List.of(Symbol.values()), side.opening()).tryAll(() -> new Run(side), () -> new Model(side));
    }

    /** The protocol as its description has it. */
    private static final class Model implements Orders.Subject<Symbol> {
        private final List<Symbol> opening;
        private int done;
        private int delivered;
        private boolean half;
        private Optional<Symbol> last = Optional.empty();
        private Optional<LinkEnd> ended = Optional.empty();

        Model(Side side) {
            opening = side.opening();
        }

        @Override
        public Seen seen() {
            return new Seen(ended, isUp(), delivered);
        }

        private boolean isUp() {
            return done == opening.size();
        }

        @Override
        public void say(Symbol said) {
            if (ended.isPresent()) {
                return;
            }
            Optional<Symbol> symbol = said == Symbol.AGAIN ? last : Optional.of(said);
            ended = symbol.isEmpty() ? Optional.of(LinkEnd.OUT_OF_ORDER) : hear(symbol.get());
            last = symbol;
        }

        private Optional<LinkEnd> hear(Symbol symbol) {
            if (symbol == Symbol.CLOSE) {
                return Optional.of(LinkEnd.REMOTE_CLOSED);
            } else if (half || symbol == Symbol.TRUNCATED) {
                return Optional.of(LinkEnd.MALFORMED);
            } else if (symbol == Symbol.ENDLESS) {
                return Optional.of(LinkEnd.OVERSIZED);
            } else if (symbol == Symbol.NOTHING) {
                return Optional.empty();
            } else if (symbol == Symbol.HALF) {
                half = true;
                return Optional.empty();
            }
            return isUp() ? afterwards(symbol) : open(symbol);
        }

        private Optional<LinkEnd> open(Symbol symbol) {
            Symbol next = opening.get(done);
            if (symbol == next) {
                done++;
                return Optional.empty();
            }
            boolean forged = symbol == Symbol.FORGED && next != Symbol.CHALLENGE;
            return Optional.of(forged ? LinkEnd.BAD_PROOF : LinkEnd.OUT_OF_ORDER);
        }

        private Optional<LinkEnd> afterwards(Symbol symbol) {
            delivered += symbol == Symbol.QUERY ? 1 : 0;
            boolean welcome = symbol == Symbol.QUERY || symbol == Symbol.KEEP_ALIVE || symbol == Symbol.UNKNOWN;
            return welcome ? Optional.empty() : Optional.of(LinkEnd.OUT_OF_ORDER);
        }
    }

    /** One connection of a member with a peer that says anything. */
    private static final class Run implements Orders.Subject<Symbol> {
        private static final Identity WE = OriginalKey.of("bob").identity();
        private static final OriginalKey ALICE = OriginalKey.of("alice");
        private static final Identity IDENTITY = ALICE.identity();
        private static final BString OTHER = BString.of(OriginalKey.of("carol").permId());
        private static final Dialect FORM = Dialect.classic(Dialect.OLDEST);
        private static final BString NONCE = BString.of(new byte[Challenge.NONCE]);
        /** All runs are alike: what was signed in one is the same in the next. */
        private static final Map<BString, BString> SIGNED = new HashMap<>();

        private static final int PORT = 7762;
        private static final int HANDSHAKE = 68;
        private static final int STRANGE = 99;

        private final Town town = new Town();
        private final Member member = town.member("10.0.0.1", 7764, WE);
        private final boolean dialled;
        private final FakeStream far;
        private final List<byte[]> heard = new ArrayList<>();
        private byte[] theirId = {};
        private byte[] last;

        Run(Side side) {
            dialled = side == Side.DIALLED;
            far = dialled ? dialled() : town.connect("10.0.0.2", member.address);
            last = new OriginalPeer(ALICE, !dialled, Timing.WHOLE, PORT, 6, 7).handshake();
            far.raw(last);
            settle();
        }

        private FakeStream dialled() {
            List<FakeStream> came = new ArrayList<>();
            town.open(Town.address("10.0.0.2", PORT), stream -> came.add((FakeStream) stream));
            member.connect(Town.address("10.0.0.2", PORT));
            town.run();
            return came.get(0);
        }

        @Override
        public Seen seen() {
            return Seen.of(member.counters, !member.met.isEmpty(), member.heard.size());
        }

        @Override
        public void say(Symbol symbol) {
            if (symbol == Symbol.CLOSE) {
                far.close("enough");
            } else {
                last = symbol == Symbol.AGAIN ? last : bytes(symbol);
                far.raw(last);
            }
            settle();
        }

        private void settle() {
            town.run();
            ByteBuffer arrived = ByteBuffer.wrap(far.drain());
            if (theirId.length == 0) {
                theirId = Arrays.copyOfRange(arrived.array(), HANDSHAKE - PeerId.LENGTH, HANDSHAKE);
                arrived.position(HANDSHAKE);
            }
            while (arrived.hasRemaining()) {
                byte[] message = new byte[arrived.getInt()];
                arrived.get(message);
                heard.add(message);
            }
        }

        private byte[] bytes(Symbol symbol) {
            return switch (symbol) {
                case NOTHING -> new byte[4];
                case HALF -> head(2);
                case ENDLESS -> head(Integer.MAX_VALUE);
                case UNKNOWN -> OriginalPeer.frame(STRANGE, new byte[3]);
                case KEEP_ALIVE -> OriginalPeer.frame(240, new byte[0]);
                case DIALBACK_REPLY -> OriginalPeer.frame(243, "9:127.0.0.1".getBytes(US_ASCII));
                case TRUNCATED -> truncated(message(next()));
                default -> framed(message(symbol));
            };
        }

        private static byte[] framed(OverlayMessage message) {
            return OriginalPeer.frame(message.id(), message.payload(FORM));
        }

        private static byte[] truncated(OverlayMessage message) {
            byte[] payload = message.payload(FORM);
            return OriginalPeer.frame(message.id(), Arrays.copyOf(payload, payload.length - 1));
        }

        private byte[] head(int length) {
            return ByteBuffer.allocate(5).putInt(length).put((byte) id(next())).array();
        }

        private static int id(Symbol symbol) {
            return switch (symbol) {
                case CHALLENGE -> Challenge.ID;
                case RESPONSE1 -> Response1.ID;
                case RESPONSE2 -> Response2.ID;
                default -> Query.ID;
            };
        }

        private OverlayMessage message(Symbol symbol) {
            return switch (symbol) {
                case CHALLENGE -> new Challenge(NONCE);
                case RESPONSE1 -> response1(certificate());
                case RESPONSE2 -> response2(certificate());
                case FORGED -> dialled ? response1(OTHER) : response2(OTHER);
                case QUERY -> new Query(BString.of("20 bytes"), BString.of("SIMPLE film"));
                default -> throw new IllegalArgumentException(symbol + " is no message");
            };
        }

        /** What would be right, as far as this end can tell. */
        private Symbol next() {
            if (!member.met.isEmpty()) {
                return Symbol.QUERY;
            }
            return dialled ? Symbol.RESPONSE1 : nonceOf(252).isPresent() ? Symbol.RESPONSE2 : Symbol.CHALLENGE;
        }

        private static BString certificate() {
            return BString.of(IDENTITY.permId().der());
        }

        private Response1 response1(BString certificate) {
            return new Response1(PeerId.of(theirId), sign(nonceOf(253)), certificate, NONCE);
        }

        private Response2 response2(BString certificate) {
            return new Response2(PeerId.of(theirId), sign(nonceOf(252)), certificate);
        }

        private BString sign(Optional<BString> theirs) {
            byte[] content =
                    OriginalPeer.signed(NONCE.bytes(), theirs.orElse(NONCE).bytes(), theirId);
            return SIGNED.computeIfAbsent(BString.of(content), key -> BString.of(IDENTITY.sign(content)));
        }

        /** The nonce of ours in the message with that id, if we have said it. */
        private Optional<BString> nonceOf(int id) {
            return heard.stream()
                    .filter(message -> Byte.toUnsignedInt(message[0]) == id)
                    .findFirst()
                    .map(message -> nonce(id, Arrays.copyOfRange(message, 1, message.length)));
        }

        private static BString nonce(int id, byte[] payload) {
            try {
                OverlayMessage message = OverlayMessage.decode(id, payload, FORM);
                return message instanceof Response1 response ? response.nonce() : ((Challenge) message).nonce();
            } catch (MessageException e) {
                throw new AssertionError(e);
            }
        }
    }
}
