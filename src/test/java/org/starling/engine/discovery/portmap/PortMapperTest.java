package org.starling.engine.discovery.portmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.starling.engine.PortMappingStatus;
import org.starling.engine.PortMappingStatus.Method;
import org.starling.engine.PortMappingStatus.State;
import org.starling.engine.PortMappingStatus.Trouble;
import org.starling.engine.discovery.ManualLoop;
import org.starling.engine.discovery.Outside;
import org.starling.engine.discovery.Searches;

class PortMapperTest {
    private static final int PORT = 6881;
    private static final Route ROUTE = new Route(FakeRouter.ADDRESS, FakeRouter.CLIENT);

    private final ManualLoop loop = new ManualLoop();
    private final FakeRouter router = new FakeRouter(loop);
    private final List<InetAddress> heard = new ArrayList<>();
    private OptionalInt mapped = OptionalInt.empty();
    private Optional<Route> route = Optional.of(ROUTE);
    private final PortMapper mapper = new PortMapper(
            loop,
            Runnable::run,
            () -> route,
            new Routers(
                    loop,
                    Runnable::run,
                    router,
                    policy -> {
                        throw new AssertionError("nothing answered the search");
                    },
                    new Random(1),
                    Upnp.BETWEEN),
            new Outside() {
                @Override
                public void heard(InetAddress address, InetAddress by) {
                    heard.add(address);
                }

                @Override
                public void mapped(OptionalInt tcp) {
                    mapped = tcp;
                }
            });

    private void begin(Method... speaks) {
        router.speaks.addAll(List.of(speaks));
        mapper.start(PORT);
        loop.run(Duration.ofSeconds(1));
    }

    private boolean stop() {
        boolean[] done = {false};
        mapper.stop(() -> done[0] = true);
        loop.run(Duration.ofSeconds(3));
        return done[0];
    }

    @Test
    void bothTransportsAreMappedByPcp() {
        begin(Method.PCP, Method.NAT_PMP);
        assertThat(router.mappings).containsEntry("TCP 6881", 6881).containsEntry("UDP 6881", 6881);
        PortMappingStatus status = mapper.status();
        assertThat(status.state()).isEqualTo(State.MAPPED);
        assertThat(status.method()).contains(Method.PCP);
        assertThat(status.tcpPort()).hasValue(6881);
        assertThat(status.udpPort()).hasValue(6881);
        assertThat(status.externalAddress()).contains(router.outside);
        assertThat(status.trouble()).isEmpty();
        assertThat(heard).contains(router.outside);
    }

    @Test
    void aRouterThatKnowsOnlyNatPmpIsAskedByIt() {
        begin(Method.NAT_PMP);
        assertThat(mapper.status().method()).contains(Method.NAT_PMP);
        assertThat(router.mappings).containsKeys("TCP 6881", "UDP 6881");
        assertThat(heard).contains(router.outside);
    }

    @ParameterizedTest
    @EnumSource(names = {"PCP", "NAT_PMP"})
    void lostDatagramsAreSentAgain(Method method) {
        router.lost = 3;
        begin(method);
        loop.run(Duration.ofSeconds(5));
        assertThat(mapper.status().state()).isEqualTo(State.MAPPED);
    }

    @ParameterizedTest
    @EnumSource(names = {"PCP", "NAT_PMP"})
    void theMappingIsRenewedAtHalfOfItsLifeAndTakenAwayAtTheEnd(Method method) {
        router.lifetime = 600;
        begin(method);
        int before = router.asked.size();
        loop.run(Duration.ofSeconds(290));
        assertThat(router.asked).hasSize(before);
        loop.run(Duration.ofSeconds(20));
        assertThat(router.asked).hasSize(before + 2);
        assertThat(stop()).isTrue();
        assertThat(router.mappings).isEmpty();
        assertThat(mapper.status().state()).isEqualTo(State.OFF);
        assertThat(router.closed).isEqualTo(router.opened);
        loop.run(Duration.ofHours(1));
        assertThat(router.mappings).isEmpty();
        assertThat(loop.pending()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 60", "100, 60", "600, 300", "100000, 600", "4294967295, 600"})
    void absurdLifetimesNeitherFloodTheRouterNorMakeUsForget(long lifetime, int seconds) {
        router.lifetime = lifetime;
        begin(Method.PCP);
        int before = router.asked.size();
        loop.run(Duration.ofSeconds(seconds - 5));
        assertThat(router.asked).hasSize(before);
        loop.run(Duration.ofSeconds(10));
        assertThat(router.asked).hasSize(before + 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"PCP", "NAT_PMP"})
    void anotherPortIsTakenAsItIsGiven(Method method) {
        router.shift = 100;
        begin(method);
        assertThat(mapped).hasValue(6981);
        assertThat(mapper.status().tcpPort()).hasValue(6981);
        assertThat(mapper.status().udpPort().orElseThrow()).isIn(6981, 7081);
        loop.run(Duration.ofMinutes(11));
        assertThat(mapper.status().tcpPort()).hasValue(6981);
    }

    @ParameterizedTest
    @EnumSource(names = {"PCP", "NAT_PMP"})
    void aRouterThatRestartedGetsBothMappingsAgain(Method method) {
        begin(method);
        router.restart();
        loop.run(Duration.ofMinutes(11));
        assertThat(router.mappings).containsKeys("TCP 6881", "UDP 6881");
        assertThat(mapper.status().state()).isEqualTo(State.MAPPED);
    }

    @ParameterizedTest
    @CsvSource({"2, REFUSED", "3, BAD_ANSWER", "7, ROUTER_OFFLINE", "8, NO_ROOM", "11, PORT_TAKEN", "200, BAD_ANSWER"})
    void whatTheRouterRefusesIsToldAndTriedAgain(int result, Trouble trouble) {
        router.result = result;
        begin(Method.PCP);
        loop.run(Duration.ofSeconds(30));
        assertThat(mapper.status().state()).isEqualTo(State.FAILED);
        assertThat(mapper.status().trouble()).contains(trouble);
        router.result = 0;
        loop.run(PortMapper.AGAIN);
        assertThat(mapper.status().state()).isEqualTo(State.MAPPED);
    }

    @Test
    void whoRefusesByPcpMayStillAgreeByNatPmp() {
        router.result = 2;
        router.agreesByNatPmp = true;
        begin(Method.PCP, Method.NAT_PMP);
        assertThat(mapper.status().method()).contains(Method.NAT_PMP);
        assertThat(mapper.status().trouble()).isEmpty();
    }

    @Test
    void aSilentRouterIsAskedByAllMeansAndLeftAloneForAWhile() {
        begin();
        loop.run(Duration.ofSeconds(30));
        assertThat(mapper.status().state()).isEqualTo(State.FAILED);
        assertThat(mapper.status().trouble()).contains(Trouble.NO_ANSWER);
        assertThat(router.others).contains(Ssdp.GROUP);
        int searches = router.others.size();
        loop.run(Duration.ofMinutes(9));
        assertThat(router.others).hasSize(searches);
        assertThat(router.closed).isEqualTo(router.opened);
    }

    @Test
    void withoutARouterNothingIsSent() {
        route = Optional.empty();
        begin(Method.PCP);
        assertThat(mapper.status().trouble()).contains(Trouble.NO_ROUTER);
        assertThat(router.opened).isZero();
    }

    @Test
    void anotherNetworkIsSearchedAtOnce() {
        route = Optional.empty();
        begin(Method.PCP);
        route = Optional.of(ROUTE);
        mapper.networkChanged();
        loop.run(Duration.ofSeconds(1));
        assertThat(mapper.status().state()).isEqualTo(State.MAPPED);
        router.mappings.clear();
        mapper.networkChanged();
        loop.run(Duration.ofSeconds(1));
        assertThat(router.mappings).containsKeys("TCP 6881", "UDP 6881");
        assertThat(router.closed).isEqualTo(router.opened - 1);
    }

    @Test
    void aRouterBehindAnotherOneIsMappedAndToldOf() {
        router.outside = Searches.peer("100.64.3.2", 1).getAddress();
        begin(Method.NAT_PMP);
        assertThat(mapper.status().state()).isEqualTo(State.MAPPED);
        assertThat(mapper.status().trouble()).contains(Trouble.BEHIND_ANOTHER_ROUTER);
    }

    @Test
    void stoppingInTheMiddleOfASearchIsQuickAndQuiet() {
        mapper.start(PORT);
        loop.run(Duration.ofMillis(100));
        assertThat(stop()).isTrue();
        assertThat(router.closed).isEqualTo(router.opened);
        loop.run(Duration.ofHours(1));
        assertThat(mapper.status().state()).isEqualTo(State.OFF);
        assertThat(loop.pending()).isZero();
    }

    @Test
    void aRouterThatDiedDoesNotHoldUpTheEnd() {
        begin(Method.PCP);
        router.speaks.clear();
        assertThat(stop()).isTrue();
    }

    @Test
    void aRouterThatFallsSilentIsSearchedAnew() {
        begin(Method.PCP);
        router.speaks.clear();
        loop.run(Duration.ofMinutes(12));
        assertThat(mapped).isEmpty();
        assertThat(mapper.status().state()).isIn(State.SEARCHING, State.FAILED);
        router.speaks.add(Method.NAT_PMP);
        loop.run(PortMapper.AGAIN.plusMinutes(1));
        assertThat(mapper.status().method()).contains(Method.NAT_PMP);
    }
}
