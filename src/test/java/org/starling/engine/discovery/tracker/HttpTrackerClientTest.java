package org.starling.engine.discovery.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.Announcement.Numbers;
import org.starling.engine.discovery.ManualLoop;
import org.starling.engine.discovery.Searches;
import org.starling.engine.discovery.tracker.Fetcher.Fetched;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.net.http.HttpFetcher;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;

@Timeout(60)
class HttpTrackerClientTest {
    private static final URI TRACKER = URI.create("http://t.example/announce");
    private static final InetAddress FROM = Searches.peer("198.51.100.9", 1).getAddress();

    private final ManualLoop loop = new ManualLoop();
    private final AnnounceWorkers workers = new AnnounceWorkers();
    private final List<Optional<TrackerOutcome>> outcomes = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();

    @AfterEach
    void close() {
        workers.close();
    }

    static AnnounceQuery query(AnnounceEvent event) {
        return new AnnounceQuery(
                new Searches().search(List.of(), false).announcement(),
                new Numbers(0, 0, 1),
                event,
                10,
                Optional.empty(),
                false);
    }

    private static Fetched body(String text) {
        return new Fetched(text.getBytes(StandardCharsets.ISO_8859_1), FROM);
    }

    private HttpTrackerClient client(Fetcher fetcher) {
        return new HttpTrackerClient(
                loop,
                workers,
                fetcher,
                (address, by) -> heard.add(address.getHostAddress() + " by " + by.getHostAddress()));
    }

    private Optional<TrackerOutcome> announce(Fetcher fetcher) throws InterruptedException {
        client(fetcher).announce(TRACKER, Family.V4, query(AnnounceEvent.STARTED), outcomes::add);
        loop.awaitTask();
        return outcomes.get(outcomes.size() - 1);
    }

    private static Fetcher failing(IOException failure) {
        return (uri, family, max, deadline) -> {
            throw failure;
        };
    }

    @Test
    void eachWayToFailHasItsName() throws Exception {
        assertThat(announce((uri, family, max, deadline) -> body("de"))).get().isInstanceOf(Answered.class);
        assertThat(announce(failing(new IOException("no route")))).contains(Failed.of(State.UNREACHABLE));
        assertThat(announce(failing(new ProtocolException("status 500")))).contains(Failed.of(State.BAD_ANSWER));
        assertThat(announce(failing(new UnknownHostException("only IPv6")))).isEmpty();
        assertThat(announce((uri, family, max, deadline) -> {
                    throw new IllegalStateException("a bug");
                }))
                .contains(Failed.of(State.BAD_ANSWER));
        assertThat(outcomes).hasSize(5);
    }

    @Test
    void afterTheEndEveryAnnounceFails() throws Exception {
        workers.close();
        assertThat(announce((uri, family, max, deadline) -> body("de"))).contains(Failed.of(State.UNREACHABLE));
    }

    @Test
    void ourAddressAsTheTrackerSeesItIsHandedOn() throws Exception {
        announce((uri, family, max, deadline) -> body("d11:external ip4:\u0001\u0002\u0003\u0004e"));
        announce((uri, family, max, deadline) -> body("d11:external ip3:\u0001\u0002\u0003e"));
        assertThat(heard).containsExactly("1.2.3.4 by 198.51.100.9");
    }

    @Test
    void goodbyesHaveLessTime() throws Exception {
        BlockingQueue<Duration> deadlines = new LinkedBlockingQueue<>();
        HttpTrackerClient client = client((uri, family, max, deadline) -> {
            deadlines.add(deadline);
            return body("de");
        });
        client.announce(TRACKER, Family.V4, query(AnnounceEvent.STOPPED), outcomes::add);
        assertThat(deadlines.poll(20, TimeUnit.SECONDS)).isLessThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void scrapesWhereTheBepSaysAndOnlyThere() throws Exception {
        BlockingQueue<URI> asked = new LinkedBlockingQueue<>();
        HttpTrackerClient client = client((uri, family, max, deadline) -> {
            asked.add(uri);
            return body("d5:filesd20:\u0001#Eg\u0089\u00ab\u00cd\u00ef\u0001#Eg\u0089\u00ab\u00cd\u00ef\u0001#Eg"
                    + "d8:completei5e10:downloadedi50e10:incompletei10eeee");
        });
        List<Optional<Map<InfoHash, SwarmCounts>>> told = new ArrayList<>();
        client.scrape(TRACKER, Family.V4, List.of(Searches.TORRENT), told::add);
        loop.awaitTask();
        assertThat(told.get(0))
                .contains(Map.of(
                        Searches.TORRENT,
                        new SwarmCounts(OptionalLong.of(5), OptionalLong.of(10), OptionalLong.of(50))));
        assertThat(asked.take())
                .hasToString("http://t.example/scrape?info_hash=%01%23Eg%89%AB%CD%EF%01%23Eg%89%AB" + "%CD%EF%01%23Eg");
        client.scrape(URI.create("http://t.example/a"), Family.V4, List.of(Searches.TORRENT), told::add);
        assertThat(told.get(1)).isEmpty();
        assertThat(asked).isEmpty();
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
            Fetcher fetcher = fetcher(real, GateConfig.defaults());
            BlockingQueue<Optional<TrackerOutcome>> answers = new LinkedBlockingQueue<>();
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            HttpTrackerClient client = new HttpTrackerClient(real, workers, fetcher, (address, by) -> {});
            URI tracker = URI.create(base + "/announce?passkey=1");
            real.execute(() -> client.announce(tracker, Family.V4, query(AnnounceEvent.STARTED), answers::add));
            assertThat(answers.poll(20, TimeUnit.SECONDS))
                    .get()
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answer ->
                                    assertThat(answer.reply().peers()).containsExactly(Searches.peer("1.2.3.4", 6881)));
            assertThat(requests.take()).startsWith("/announce?passkey=1&info_hash=%01%23Eg%89%AB");

            assertThatThrownBy(() -> fetcher.get(URI.create(base + "/api"), Family.V4, 100, Duration.ofSeconds(10)))
                    .isInstanceOf(ProtocolException.class);
            assertThatThrownBy(() -> fetcher.get(tracker, Family.V6, 100, Duration.ofSeconds(10)))
                    .isInstanceOf(UnknownHostException.class);
            Fetcher bound = fetcher(
                    real, GateConfig.defaults().withBind(Searches.peer("::1", 1).getAddress()));
            assertThatThrownBy(() -> bound.get(tracker, Family.V4, 100, Duration.ofSeconds(10)))
                    .as("not reachable from the bound address, which is no fault of the tracker")
                    .isExactlyInstanceOf(IOException.class);
            assertThat(requests).as("a service that is no tracker is not asked").isEmpty();
        } finally {
            server.stop(0);
        }
    }

    private static GateFetcher fetcher(SelectorLoop real, GateConfig config) {
        SocketGate gate = new SocketGate(real, BufferPool.checking(BufferPool.BLOCK, 4), config);
        return new GateFetcher(
                (host, timeout) -> List.of(InetAddress.getByName(host)),
                names -> new HttpFetcher(gate, names, GateFetcher.policy(), "Starling/test"));
    }
}
