package org.starling.overlay.link.secure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.peer.FakeStream;
import org.starling.net.RawLink;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.TestKeys;
import org.starling.sim.SimLoop;
import org.starling.wire.bencode.BString;

/**
 * O9: every order of up to five messages, each of them valid by itself, against a model of what may come when. A link
 * that has ended hears nothing any more, so orders that begin with one that ended it are tried with one continuation.
 */
final class OrderTest {
    private static final int LONGEST = 5;

    private enum Symbol {
        CHALLENGE,
        RESPONSE1,
        RESPONSE2,
        HELLO,
        KEEP_ALIVE,
        BUDDYCAST,
        FEATURE
    }

    private static final Set<Symbol> AFTERWARDS = EnumSet.of(Symbol.KEEP_ALIVE, Symbol.BUDDYCAST, Symbol.FEATURE);

    private int runs;
    private long orders;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void onlyTheOrderOfTheProtocolGetsAnywhere(boolean dialled) {
        explore(dialled, new ArrayList<>());
        long all = 0;
        for (int length = 1; length <= LONGEST; length++) {
            all += Math.round(Math.pow(Symbol.values().length, length));
        }
        assertThat(orders).isEqualTo(all);
        assertThat(runs).isGreaterThan(50);
    }

    private void explore(boolean dialled, List<Symbol> prefix) {
        for (Symbol next : Symbol.values()) {
            List<Symbol> order = new ArrayList<>(prefix);
            order.add(next);
            boolean lives = mayCome(dialled, order);
            check(dialled, order, lives);
            orders++;
            if (lives && order.size() < LONGEST) {
                explore(dialled, order);
            } else if (order.size() < LONGEST) {
                List<Symbol> longer = new ArrayList<>(order);
                longer.add(Symbol.HELLO);
                check(dialled, longer, false);
                orders += continuations(LONGEST - order.size());
            }
        }
    }

    private static long continuations(int length) {
        long sum = 0;
        for (int i = 1; i <= length; i++) {
            sum += Math.round(Math.pow(Symbol.values().length, i));
        }
        return sum;
    }

    /** The model: one proof, HELLO, and then anything but these. */
    private static boolean mayCome(boolean dialled, List<Symbol> order) {
        List<Symbol> opening = dialled
                ? List.of(Symbol.RESPONSE1, Symbol.HELLO)
                : List.of(Symbol.CHALLENGE, Symbol.RESPONSE2, Symbol.HELLO);
        int known = Math.min(order.size(), opening.size());
        return order.subList(0, known).equals(opening.subList(0, known))
                && AFTERWARDS.containsAll(order.subList(known, order.size()));
    }

    private void check(boolean dialled, List<Symbol> order, boolean lives) {
        runs++;
        Run run = new Run(dialled);
        order.forEach(run::say);
        int opening = dialled ? 2 : 3;
        assertThat(run.ended()).as("%s", order).isEqualTo(!lives);
        assertThat(run.node.up.isEmpty()).as("%s", order).isEqualTo(!mayBeUp(dialled, order, opening));
        long delivered = order.stream()
                .skip(opening)
                .takeWhile(AFTERWARDS::contains)
                .filter(symbol -> symbol != Symbol.KEEP_ALIVE)
                .count();
        assertThat(run.node.messages).as("%s", order).hasSize(run.node.up.isEmpty() ? 0 : (int) delivered);
    }

    private static boolean mayBeUp(boolean dialled, List<Symbol> order, int opening) {
        return order.size() >= opening && mayCome(dialled, order.subList(0, opening));
    }

    /** One link of a node with a peer that says anything, each time with valid content. */
    private static final class Run {
        private static final Identity IDENTITY = TestKeys.friend(66);

        private final SimLoop loop = new SimLoop();
        private final Node node = new Node(loop, 1);
        private final Talker talker;
        private final FakeStream near;

        Run(boolean dialled) {
            FakeStream[] ends = FakeStream.pair(loop);
            near = dialled ? ends[0] : ends[1];
            talker = new Talker(dialled ? ends[1] : ends[0], !dialled, Talker.peerId(5), 1);
            if (dialled) {
                node.dial(ends[0], Optional.empty());
            } else {
                node.door.accept(new RawLink(ends[1]));
            }
            talker.start();
            settle();
        }

        boolean ended() {
            return near.isClosed();
        }

        void say(Symbol symbol) {
            talker.say(message(symbol));
            settle();
        }

        private void settle() {
            loop.runFor(Duration.ofMillis(10));
        }

        private Message message(Symbol symbol) {
            return switch (symbol) {
                case CHALLENGE -> new Challenge(new byte[16], new byte[32]).encode();
                case RESPONSE1 -> talker.response1(IDENTITY, challenge(), talker.nonce());
                case RESPONSE2 -> talker.response2(IDENTITY, new byte[32], nonceA(), node.permId());
                case HELLO -> new Hello("Test 1", Map.of(), BString.of(new byte[8])).encode();
                case KEEP_ALIVE -> new Message(MessageIds.KEEP_ALIVE, new byte[0]);
                case BUDDYCAST -> new Message(MessageIds.BUDDYCAST, new byte[100]);
                case FEATURE -> new Message(209, new byte[10]);
            };
        }

        private Challenge challenge() {
            return talker.heard.stream()
                    .filter(message -> message.id() == MessageIds.CHALLENGE)
                    .findFirst()
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
            return talker.heard.stream()
                    .filter(message -> message.id() == MessageIds.RESPONSE1)
                    .findFirst()
                    .map(message -> {
                        try {
                            return Fields.read(message.payload(), 4).bytes("rA");
                        } catch (LinkException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .orElseGet(() -> new byte[32]);
        }
    }
}
