package org.starling.overlay.link.secure;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.starling.engine.peer.FakeStream;
import org.starling.net.RawLink;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.link.Orders;
import org.starling.overlay.link.Orders.Seen;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.TestKeys;
import org.starling.sim.SimLoop;
import org.starling.wire.bencode.BString;

/** O9: every order of up to five messages against a model of what may come when. */
final class OrderTest {

    /** Which side we are. */
    private enum Side {
        DIALLED,
        ACCEPTED,
        /** There for friends, and none comes: after the challenge there is nothing that could be right. */
        FOR_FRIENDS_ONLY;

        List<Symbol> opening() {
            return switch (this) {
                case DIALLED -> List.of(Symbol.RESPONSE1, Symbol.HELLO);
                case ACCEPTED -> List.of(Symbol.CHALLENGE, Symbol.RESPONSE2, Symbol.HELLO);
                case FOR_FRIENDS_ONLY -> List.of();
            };
        }
    }

    private enum Symbol {
        CHALLENGE,
        RESPONSE1,
        RESPONSE2,
        HELLO,
        KEEP_ALIVE,
        FEATURE,
        UNKNOWN,
        /** What would be right now, without its last byte. */
        TRUNCATED,
        /** The proof that this side gives, signed with another key. */
        FORGED,
        /** What was said last, once more. */
        AGAIN,
        /** A frame that its key did not encrypt. */
        GARBAGE,
        /** All of a frame but its last byte. */
        HALF,
        /** The length of a frame that is longer than frames are. */
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
        private static final Set<Symbol> AFTERWARDS = Set.of(Symbol.KEEP_ALIVE, Symbol.FEATURE, Symbol.UNKNOWN);

        private final Side side;
        private final List<Symbol> opening;
        private int done;
        private int delivered;
        private boolean half;
        private Optional<Symbol> last = Optional.empty();
        private Optional<LinkEnd> ended = Optional.empty();

        Model(Side side) {
            this.side = side;
            this.opening = side == Side.FOR_FRIENDS_ONLY ? List.of(Symbol.CHALLENGE) : side.opening();
        }

        @Override
        public Seen seen() {
            return new Seen(ended, isUp(), delivered);
        }

        private boolean isUp() {
            return !side.opening().isEmpty() && done == opening.size();
        }

        @Override
        public void say(Symbol said) {
            if (ended.isPresent()) {
                return;
            }
            Optional<Symbol> symbol = said == Symbol.AGAIN ? last : Optional.of(said);
            ended = symbol.isEmpty() ? Optional.of(LinkEnd.BAD_FRAME) : hear(symbol.get());
            last = symbol;
        }

        private Optional<LinkEnd> hear(Symbol symbol) {
            if (symbol == Symbol.CLOSE) {
                return Optional.of(LinkEnd.REMOTE_CLOSED);
            } else if (half || symbol == Symbol.GARBAGE) {
                return Optional.of(LinkEnd.BAD_CIPHERTEXT);
            } else if (symbol == Symbol.ENDLESS) {
                return Optional.of(LinkEnd.BAD_FRAME);
            } else if (symbol == Symbol.HALF) {
                half = true;
                return Optional.empty();
            }
            return done == opening.size() ? afterwards(symbol) : open(symbol);
        }

        private Optional<LinkEnd> open(Symbol symbol) {
            Symbol next = opening.get(done);
            boolean proves = next == Symbol.RESPONSE1 || next == Symbol.RESPONSE2;
            if (symbol == next) {
                done++;
                return Optional.empty();
            } else if (symbol == Symbol.FORGED && proves) {
                return Optional.of(LinkEnd.BAD_PROOF);
            }
            return Optional.of(symbol == Symbol.TRUNCATED ? LinkEnd.MALFORMED : LinkEnd.OUT_OF_ORDER);
        }

        private Optional<LinkEnd> afterwards(Symbol symbol) {
            if (!isUp() || !AFTERWARDS.contains(symbol)) {
                return Optional.of(LinkEnd.OUT_OF_ORDER);
            }
            delivered += symbol == Symbol.KEEP_ALIVE ? 0 : 1;
            return Optional.empty();
        }
    }

    /** One link of a node with a peer that says anything. */
    private static final class Run implements Orders.Subject<Symbol> {
        private static final Identity IDENTITY = TestKeys.friend(66);
        private static final Identity OTHER = TestKeys.friend(67);
        private static final int FRAME = 18;

        private final SimLoop loop = new SimLoop();
        private final Node node = new Node(loop, 1);
        private final boolean dialled;
        private final Talker talker;
        private final FakeStream far;
        private Optional<Runnable> last;

        Run(Side side) {
            dialled = side == Side.DIALLED;
            node.friendsOnly = side == Side.FOR_FRIENDS_ONLY;
            FakeStream[] ends = FakeStream.pair(loop);
            far = dialled ? ends[1] : ends[0];
            talker = new Talker(far, !dialled, Talker.peerId(5), 1);
            if (dialled) {
                node.dial(ends[0], Optional.empty());
            } else {
                node.door.accept(new RawLink(ends[1]));
            }
            talker.start();
            last = Optional.of(() -> far.raw(Greeting.ours(talker.own)));
            settle();
        }

        @Override
        public Seen seen() {
            return Seen.of(node.counters, !node.up.isEmpty(), node.messages.size());
        }

        @Override
        public void say(Symbol symbol) {
            Runnable saying = symbol == Symbol.AGAIN ? last.orElseThrow() : saying(symbol);
            saying.run();
            last = Optional.of(saying);
            settle();
        }

        private void settle() {
            loop.runFor(Duration.ofMillis(10));
        }

        private Runnable saying(Symbol symbol) {
            return switch (symbol) {
                case GARBAGE -> () -> far.raw(frame(FRAME, FRAME));
                case HALF -> () -> far.raw(frame(FRAME, FRAME - 1));
                case ENDLESS -> () -> far.raw(frame(SecureLimits.MAX_FRAME + 1, 0));
                case CLOSE -> () -> far.close("enough");
                default -> {
                    Message message = message(symbol);
                    yield () -> talker.say(message);
                }
            };
        }

        private static byte[] frame(int length, int present) {
            return ByteBuffer.allocate(4 + present).putInt(length).array();
        }

        private Message message(Symbol symbol) {
            return switch (symbol) {
                case CHALLENGE -> new Challenge(new byte[16], new byte[32]).encode();
                case RESPONSE1 -> talker.response1(IDENTITY, challenge(), talker.nonce());
                case RESPONSE2 -> talker.response2(IDENTITY, new byte[32], nonceA(), node.permId());
                case HELLO -> new Hello("Test 1", Map.of(), BString.of(new byte[8])).encode();
                case KEEP_ALIVE -> new Message(MessageIds.KEEP_ALIVE, new byte[0]);
                case FEATURE -> new Message(209, new byte[10]);
                case UNKNOWN -> new Message(99, new byte[10]);
                case TRUNCATED -> truncated(message(next()));
                case FORGED -> forged();
                default -> throw new IllegalArgumentException(symbol + " is no message");
            };
        }

        /** What would be right, as far as this end can tell. */
        private Symbol next() {
            if (dialled) {
                return talker.heard(MessageIds.RESPONSE2) ? Symbol.HELLO : Symbol.RESPONSE1;
            } else if (talker.heard(MessageIds.HELLO)) {
                return Symbol.HELLO;
            }
            return talker.heard(MessageIds.RESPONSE1) ? Symbol.RESPONSE2 : Symbol.CHALLENGE;
        }

        private static Message truncated(Message whole) {
            return new Message(whole.id(), Arrays.copyOf(whole.payload(), whole.payload().length - 1));
        }

        /** The key of one, the signature of another. */
        private Message forged() {
            Message honest = message(dialled ? Symbol.RESPONSE1 : Symbol.RESPONSE2);
            byte[] payload = honest.payload();
            byte[] theirs = OTHER.permId().der();
            int at = payload.length - 1 - theirs.length - (dialled ? "2:rA32:".length() + Challenge.NONCE : 0);
            System.arraycopy(theirs, 0, payload, at, theirs.length);
            return new Message(honest.id(), payload);
        }

        private Challenge challenge() {
            return heard(MessageIds.CHALLENGE)
                    .map(message -> {
                        try {
                            return Challenge.decode(message.payload());
                        } catch (LinkException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .orElseGet(() -> new Challenge(new byte[16], new byte[32]));
        }

        private byte[] nonceA() {
            return heard(MessageIds.RESPONSE1)
                    .map(message -> {
                        try {
                            return Fields.read(message.payload(), 4).bytes("rA");
                        } catch (LinkException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .orElseGet(() -> new byte[32]);
        }

        private Optional<Message> heard(int id) {
            return talker.heard.stream().filter(message -> message.id() == id).findFirst();
        }
    }
}
