package org.starling.engine.discovery.portmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.PortMappingStatus.Trouble;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;

/** Against a device on loopback, over the program's own HTTP. */
@Timeout(120)
class UpnpTest {
    /** The device answers within the call, so there is nothing to wait for. */
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Wish TCP = new Wish(Transport.TCP, 6881, 6881, Mappings.LIFETIME);

    private final ExecutorService background = Executors.newCachedThreadPool();
    private FakeIgd igd;
    private SelectorLoop loop;
    private Router router;

    @BeforeEach
    void open() throws Exception {
        igd = new FakeIgd();
        loop = SelectorLoop.start("test-upnp");
        SocketGate gate = new SocketGate(
                loop,
                BufferPool.checking(BufferPool.BLOCK, 2),
                GateConfig.defaults().withBind(HERE));
        Routers routers =
                new Routers(loop, background, igd, Routers.http(gate, "Starling/test"), new Random(1), BETWEEN);
        router = onLoop(() -> routers.open(new Route(HERE, HERE)));
    }

    @AfterEach
    void close() {
        loop.close();
        igd.close();
        background.shutdownNow();
    }

    private interface Call<T> {
        T call() throws IOException;
    }

    private <T> T onLoop(Call<T> call) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                result.complete(call.call());
            } catch (IOException e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(60, TimeUnit.SECONDS);
    }

    private Answer ask(Wish wish) throws Exception {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        loop.execute(() -> router.methods().get(2).ask(wish, answer::complete));
        return answer.get(60, TimeUnit.SECONDS);
    }

    @Test
    void portsAreMappedWithALeaseAndTakenAwayAgain() throws Exception {
        assertThat(ask(TCP)).isInstanceOfSatisfying(Answer.Granted.class, granted -> {
            assertThat(granted.external()).isEqualTo(6881);
            assertThat(granted.address().orElseThrow().getHostAddress()).isEqualTo("80.1.2.3");
        });
        ask(new Wish(Transport.UDP, 6881, 6881, Mappings.LIFETIME));
        assertThat(igd.mappings)
                .containsEntry("TCP 6881", "127.0.0.1:6881 1200")
                .containsEntry("UDP 6881", "127.0.0.1:6881 1200");
        assertThat(ask(TCP.removal())).isInstanceOf(Answer.Removed.class);
        assertThat(igd.mappings).containsOnlyKeys("UDP 6881");
    }

    @ParameterizedTest
    @ValueSource(ints = {725, 402, 501})
    void aRouterWithoutLeasesGetsAPermanentMapping(int error) throws Exception {
        igd.errorUnlessPermanent = error;
        assertThat(ask(TCP)).isInstanceOf(Answer.Granted.class);
        assertThat(igd.mappings).containsEntry("TCP 6881", "127.0.0.1:6881 0");
    }

    @Test
    void aTakenPortIsReplacedByAnother() throws Exception {
        igd.taken = List.of(6881);
        assertThat(ask(TCP))
                .isInstanceOfSatisfying(
                        Answer.Granted.class,
                        granted -> assertThat(igd.mappings)
                                .containsOnlyKeys("TCP " + granted.external())
                                .doesNotContainKey("TCP 6881"));
    }

    @ParameterizedTest
    @CsvSource({"606, REFUSED", "718, PORT_TAKEN", "724, PORT_TAKEN", "728, NO_ROOM", "799, BAD_ANSWER"})
    void whatTheRouterRefusesIsTold(int error, Trouble trouble) throws Exception {
        igd.error = error;
        assertThat(ask(TCP))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.trouble()).isEqualTo(trouble));
        assertThat(igd.calls.size()).isLessThan(10);
    }

    @Test
    void aRouterWithoutConnectionMapsAllTheSame() throws Exception {
        igd.outside = "0.0.0.0";
        assertThat(ask(TCP))
                .isInstanceOfSatisfying(
                        Answer.Granted.class,
                        granted -> assertThat(granted.address()).isEmpty());
    }

    @Test
    void nobodyAnswersTheSearch() throws Exception {
        igd.answersSearch = false;
        long before = loop.nanos();
        assertThat(ask(TCP)).isEqualTo(Answer.silence());
        assertThat(Duration.ofNanos(loop.nanos() - before)).isGreaterThanOrEqualTo(BETWEEN.multipliedBy(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2:1900/desc.xml",
                "http://router.example/desc.xml",
                "http://localhost:1/desc.xml",
                "https://127.0.0.1:1/desc.xml",
                "file:///etc/passwd",
                "http://127.0.0.1:1/desc.xml",
                "nonsense"
            })
    void aDescriptionElsewhereIsNotFetched(String location) throws Exception {
        igd.location = location;
        assertThat(ask(TCP)).isInstanceOf(Answer.Refused.class);
        assertThat(igd.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.2:80/ctl", "https://127.0.0.1/ctl", "//127.0.0.2/ctl", "ftp://127.0.0.1/ctl"})
    void aServiceElsewhereIsNotCalled(String control) throws Exception {
        igd.description = FakeIgd.description(control);
        assertThat(ask(TCP)).isInstanceOf(Answer.Refused.class);
        assertThat(igd.calls).isEmpty();
    }

    @Test
    void aServiceOnAnotherPortOfTheRouterIsCalled() throws Exception {
        igd.description = FakeIgd.description(igd.base() + "/ctl/else");
        assertThat(ask(TCP)).isInstanceOf(Answer.Granted.class);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        igd.description = "moved";
        igd.location = igd.base() + "/nothing";
        assertThat(ask(TCP)).isInstanceOf(Answer.Refused.class);
    }
}
