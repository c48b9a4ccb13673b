package org.starling.engine.discovery.tracker;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.starling.engine.discovery.ManualLoop;
import org.starling.engine.discovery.Searches;
import org.starling.engine.discovery.tracker.Fetcher.Fetched;
import org.starling.net.EventLoop;
import org.starling.wire.CompactPeers.Family;

/** HTTP trackers that take their time, and the workers that wait for them, under a clock that the test moves. */
final class SlowHttp {
    private static final Pattern EVENT = Pattern.compile("&event=(\\w+)");
    private static final byte[] ANSWER =
            "d8:completei1e10:incompletei1e8:intervali1800e5:peers6:\u0001\u0002\u0003\u0004\u001a\u00e1e"
                    .getBytes(StandardCharsets.ISO_8859_1);

    /** A request: when it began, in seconds. */
    record Asked(String host, String event, long second) {}

    final List<Asked> asked = new ArrayList<>();
    final Map<String, Integer> mostAtOnce = new HashMap<>();
    int most;
    private final ManualLoop loop;
    private final long start;
    private final Map<String, Duration> delays = new HashMap<>();
    private final Map<String, Integer> running = new HashMap<>();
    private String host = "";
    private Duration late = Duration.ZERO;

    SlowHttp(ManualLoop loop) {
        this.loop = loop;
        this.start = loop.nanos();
    }

    /** From now on the tracker answers after so long; one that takes longer than it may is dead. */
    SlowHttp on(String name, Duration delay) {
        delays.put(name, delay);
        return this;
    }

    FamilyClient client() {
        return new HttpTrackerClient(new Delayed(), Runnable::run, this::fetch, (address, by) -> {});
    }

    List<Asked> to(String name) {
        return asked.stream().filter(one -> one.host().equals(name)).toList();
    }

    private Fetched fetch(URI uri, Family family, int maxBytes, Duration deadline) throws IOException {
        host = family == Family.V4 ? uri.getHost() : "";
        late = Duration.ZERO;
        if (family == Family.V6) {
            throw new UnknownHostException("IPv4 only");
        }
        Matcher event = EVENT.matcher(uri.getRawQuery());
        asked.add(new Asked(host, event.find() ? event.group(1) : "", second()));
        mostAtOnce.merge(host, running.merge(host, 1, Integer::sum), Math::max);
        most = Math.max(
                most, running.values().stream().mapToInt(Integer::intValue).sum());
        late = delay().compareTo(deadline) < 0 ? delay() : deadline;
        if (late.equals(deadline)) {
            throw new IOException("no answer in time");
        }
        return new Fetched(ANSWER, Searches.peer("198.51.100.9", 1).getAddress());
    }

    private Duration delay() {
        return delays.getOrDefault(host, Duration.ZERO);
    }

    private long second() {
        return Duration.ofNanos(loop.nanos() - start).toSeconds();
    }

    /** A loop to which the end of a fetch comes as late as the tracker is slow, but never after its deadline. */
    private final class Delayed implements EventLoop {
        @Override
        public void execute(Runnable task) {
            String at = host;
            loop.schedule(late.toNanos(), () -> {
                running.computeIfPresent(at, (name, count) -> count - 1);
                task.run();
            });
        }

        @Override
        public long nanos() {
            return loop.nanos();
        }

        @Override
        public Timer schedule(long delayNanos, Runnable task) {
            return loop.schedule(delayNanos, task);
        }

        @Override
        public boolean inLoop() {
            return loop.inLoop();
        }
    }
}
