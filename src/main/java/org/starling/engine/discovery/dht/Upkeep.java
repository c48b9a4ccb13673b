package org.starling.engine.discovery.dht;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Response;
import org.starling.engine.discovery.dht.krpc.Request;
import org.starling.engine.discovery.dht.table.RoutingTable;
import org.starling.engine.session.OwnAddress;
import org.starling.net.EventLoop;
import org.starling.wire.CompactPeers.Family;

/**
 * Keeps the tables alive: joins where they are empty, greets strangers, asks the silent, fills ranges in which nothing
 * happens, and moves to the id that our address asks for (BEP 5, 42). Loop thread.
 */
final class Upkeep {
    private static final long TICK = Duration.ofSeconds(1).toNanos();
    private static final int GREETINGS_A_TICK = 4;
    private static final int SLOW_TICKS = 6;
    private static final long FIRST_PAUSE = Duration.ofSeconds(5).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMinutes(5).toNanos();

    static final Questions.Asker NOBODY = new Questions.Asker() {
        @Override
        public void onResponse(Response response, InetSocketAddress from) {
            // The dialogue has taken note of it already.
        }

        @Override
        public void onSilence() {
            // Likewise.
        }
    };

    /** How it goes with joining one family. */
    private static final class Joining {
        boolean underWay;
        boolean wasEmpty = true;
        long pause = FIRST_PAUSE;
        long next;
    }

    private final EventLoop loop;
    private final RandomGenerator random;
    private final NodeParts parts;
    private final OwnAddress external;
    private final Runnable joined;
    private final Map<Family, Joining> joining = new EnumMap<>(Family.class);
    private EventLoop.@Nullable Timer timer;
    private int ticks;

    /** @param joined runs when a table is not empty any more */
    Upkeep(EventLoop loop, RandomGenerator random, NodeParts parts, OwnAddress external, Runnable joined) {
        this.loop = loop;
        this.random = random;
        this.parts = parts;
        this.external = external;
        this.joined = joined;
    }

    void start() {
        joining.clear();
        for (Family family : Family.values()) {
            Joining state = new Joining();
            state.next = loop.nanos();
            joining.put(family, state);
        }
        tick();
    }

    void stop() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** There are new starting points: no reason to wait. */
    void hurry() {
        joining.values().forEach(state -> {
            state.pause = FIRST_PAUSE;
            state.next = loop.nanos();
        });
        if (timer != null) {
            joining.forEach(this::joinIfNeeded);
        }
    }

    private void tick() {
        timer = loop.schedule(TICK, this::tick);
        ticks++;
        joining.forEach(this::joinIfNeeded);
        greet();
        if (ticks % SLOW_TICKS == 0) {
            joining.keySet().forEach(this::refresh);
        }
        parts.tick(ticks);
        joining.forEach(this::tellJoined);
    }

    private void joinIfNeeded(Family family, Joining state) {
        if (state.underWay || loop.nanos() - state.next < 0) {
            return;
        }
        if (parts.tables().of(family).good(loop.nanos()) >= RoutingTable.K) {
            state.pause = FIRST_PAUSE;
            state.next = loop.nanos() + FIRST_PAUSE;
        } else {
            state.underWay = true;
            parts.lookups().join(family, () -> {
                state.underWay = false;
                state.next = loop.nanos() + state.pause;
                state.pause = Math.min(2 * state.pause, LONGEST_PAUSE);
                tellJoined(family, state);
            });
        }
    }

    private void tellJoined(Family family, Joining state) {
        boolean isEmpty = parts.tables().of(family).size() == 0;
        if (state.wasEmpty && !isEmpty) {
            joined.run();
        }
        state.wasEmpty = isEmpty;
    }

    private void greet() {
        for (int i = 0; i < GREETINGS_A_TICK; i++) {
            Optional<InetSocketAddress> stranger = parts.strangers().next();
            if (stranger.isEmpty()) {
                return;
            }
            parts.dialogue().ask(stranger.get(), new Request.Ping(), NOBODY);
        }
    }

    /** Our place in the tables follows from our address (BEP 42). */
    void addressChanged() {
        joining.keySet()
                .forEach(family -> external.current(family == Family.V6).ifPresent(address -> {
                    if (parts.tables().fit(family, address)) {
                        parts.lookups().join(family, () -> {});
                    }
                }));
    }

    private void refresh(Family family) {
        RoutingTable table = parts.tables().of(family);
        table.mostDoubtful(loop.nanos()).ifPresent(node -> parts.dialogue().ask(node, new Request.Ping(), NOBODY));
        if (table.size() > 0) {
            table.staleRange(loop.nanos(), random)
                    .ifPresent(target -> parts.lookups().nodes(family, target, () -> {}));
        }
    }
}
