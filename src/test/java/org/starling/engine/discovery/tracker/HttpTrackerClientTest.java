package org.starling.engine.discovery.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.starling.engine.discovery.Announcement.Numbers;
import org.starling.engine.discovery.ManualLoop;
import org.starling.engine.discovery.Searches;
import org.starling.engine.discovery.TrackerStatus.State;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.net.http.HttpFetcher;

@Timeout(60)
class HttpTrackerClientTest {
    private static final URI TRACKER = URI.create("http://t.example/announce");

    private final ManualLoop loop = new ManualLoop();
    private final AnnounceWorkers workers = new AnnounceWorkers();
    private final List<TrackerOutcome> outcomes = new ArrayList<>();

    @AfterEach
    void close() {
        workers.close();
    }

    private static AnnounceQuery query(AnnounceEvent event, boolean known) {
        return new AnnounceQuery(
                new Searches().search(List.of(), false).announcement(),
                new Numbers(0, 0, 1),
                event,
                10,
                Optional.empty(),
                known);
    }

    private TrackerOutcome announce(Fetcher fetcher) throws InterruptedException {
        new HttpTrackerClient(loop, workers, fetcher)
                .announce(TRACKER, query(AnnounceEvent.STARTED, false), outcomes::add);
        loop.awaitTask();
        return outcomes.get(outcomes.size() - 1);
    }

    @Test
    void eachWayToFailHasItsName() throws Exception {
        assertThat(announce((uri, max, deadline) -> "de".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(Answered.class);
        assertThat(announce((uri, max, deadline) -> {
                    throw new IOException("no route");
                }))
                .isEqualTo(Failed.of(State.UNREACHABLE));
        assertThat(announce((uri, max, deadline) -> {
                    throw new ProtocolException("status 500");
                }))
                .isEqualTo(Failed.of(State.BAD_ANSWER));
        assertThat(announce((uri, max, deadline) -> {
                    throw new IllegalStateException("a bug");
                }))
                .isEqualTo(Failed.of(State.BAD_ANSWER));
        assertThat(outcomes).hasSize(4);
    }

    @Test
    void afterTheEndEveryAnnounceFails() throws Exception {
        workers.close();
        assertThat(announce((uri, max, deadline) -> new byte[0])).isEqualTo(Failed.of(State.UNREACHABLE));
    }

    @Test
    void knownTrackersDoNotWaitBehindUnknownOnesThatHang() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        HttpTrackerClient client = new HttpTrackerClient(loop, workers, (uri, max, deadline) -> {
            if (uri.toString().contains("event=started")) {
                hang(release);
            }
            return "de".getBytes(StandardCharsets.US_ASCII);
        });
        for (int i = 0; i < 50; i++) {
            client.announce(TRACKER, query(AnnounceEvent.STARTED, false), outcomes::add);
        }
        client.announce(TRACKER, query(AnnounceEvent.COMPLETED, true), outcomes::add);
        loop.awaitTask();
        assertThat(outcomes).hasSize(1);
        release.countDown();
    }

    private static void hang(CountDownLatch release) throws IOException {
        try {
            assertThat(release.await(50, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void goodbyesHaveLessTime() throws Exception {
        BlockingQueue<Duration> deadlines = new LinkedBlockingQueue<>();
        HttpTrackerClient client = new HttpTrackerClient(loop, workers, (uri, max, deadline) -> {
            deadlines.add(deadline);
            return new byte[0];
        });
        client.announce(TRACKER, query(AnnounceEvent.STOPPED, true), outcomes::add);
        assertThat(deadlines.poll(20, TimeUnit.SECONDS)).isLessThanOrEqualTo(Duration.ofSeconds(3));
    }

    /** A tracker on loopback, the program's own HTTP client, loop and gate. */
    @Test
    void announcesOverRealSockets() throws Exception {
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().toString());
            byte[] body = "d8:intervali1800e5:peers6:\u0001\u0002\u0003\u0004\u001a\u00e1e"
                    .getBytes(StandardCharsets.ISO_8859_1);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (SelectorLoop real = SelectorLoop.start("test-tracker")) {
            Fetcher fetcher = new GateFetcher(http(real));
            BlockingQueue<TrackerOutcome> answers = new LinkedBlockingQueue<>();
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            new HttpTrackerClient(real, workers, fetcher)
                    .announce(
                            URI.create(base + "/announce?passkey=1"),
                            query(AnnounceEvent.STARTED, false),
                            answers::add);
            TrackerOutcome outcome = answers.poll(20, TimeUnit.SECONDS);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answer ->
                                    assertThat(answer.reply().peers()).containsExactly(Searches.peer("1.2.3.4", 6881)));
            assertThat(requests.take()).startsWith("/announce?passkey=1&info_hash=%01%23Eg%89%AB");

            assertThatThrownBy(() -> fetcher.get(URI.create(base + "/api"), 100, Duration.ofSeconds(10)))
                    .isInstanceOf(ProtocolException.class);
            assertThat(requests).as("a service that is no tracker is not asked").isEmpty();
        } finally {
            server.stop(0);
        }
    }

    private static HttpFetcher http(SelectorLoop real) {
        SocketGate gate = new SocketGate(real, BufferPool.checking(BufferPool.BLOCK, 4), GateConfig.defaults());
        return new HttpFetcher(
                gate, (host, timeout) -> List.of(InetAddress.getByName(host)), GateFetcher.policy(), "Starling/test");
    }
}
