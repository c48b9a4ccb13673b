package org.starling.engine.discovery.portmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.engine.discovery.Searches;
import org.starling.net.LocalAddress;
import org.starling.wire.FuzzSeeds;

class RoutesTest {
    private static final String LINUX = """
            Iface  Destination  Gateway   Flags  RefCnt  Use  Metric  Mask    MTU  Window  IRTT
            eth0  00000000  010A000A  0003  0  0  600  00000000  0  0  0
            wlan0  00000000  0101A8C0  0003  0  0  100  00000000  0  0  0
            tun0  00000000  00000000  0001  0  0  0  00000000  0  0  0
            wlan0  0001A8C0  00000000  0001  0  0  100  00FFFFFF  0  0  0
            """;
    private static final String NETSTAT = """
            Routing tables

            Internet:
            Destination        Gateway            Flags           Netif Expire
            default            192.168.1.1        UGScg             en0
            default            link#12            UCSIg         bridge0
            127                127.0.0.1          UCS               lo0
            """;
    private static final String WINDOWS = """
            IPv4 Route Table
            ===========================================================================
            Active Routes:
            Network Destination        Netmask          Gateway       Interface  Metric
                      0.0.0.0          0.0.0.0      192.168.1.1     192.168.1.23     35
                      0.0.0.0          0.0.0.0         10.0.0.1         10.0.0.5     25
            """;

    private static InetAddress ip(String text) {
        return Searches.peer(text, 1).getAddress();
    }

    private static LocalAddress local(String address, int prefix) {
        return new LocalAddress("eth0", ip(address), prefix);
    }

    private static Routes routes(Optional<InetAddress> bind) {
        return new Routes(bind, Set::of);
    }

    @Test
    void theSystemsTablesAreRead() {
        assertThat(RouteTables.linux(LINUX)).containsExactly(ip("192.168.1.1"), ip("10.0.10.1"));
        assertThat(RouteTables.netstat(NETSTAT)).containsExactly(ip("192.168.1.1"));
        assertThat(RouteTables.windows(WINDOWS)).containsExactly(ip("10.0.0.1"), ip("192.168.1.1"));
    }

    @Test
    void anythingElseHasNoGateway() {
        List<byte[]> seeds = List.of(
                LINUX.getBytes(StandardCharsets.US_ASCII),
                NETSTAT.getBytes(StandardCharsets.US_ASCII),
                WINDOWS.getBytes(StandardCharsets.US_ASCII));
        FuzzSeeds.mutate(seeds, 1, 3_000, input -> {
            String text = new String(input, StandardCharsets.ISO_8859_1);
            assertThat(RouteTables.linux(text).size()
                            + RouteTables.netstat(text).size()
                            + RouteTables.windows(text).size())
                    .isLessThan(20);
        });
    }

    @Test
    void theGatewayMustBeANeighbour() {
        Set<LocalAddress> own = Set.of(local("127.0.0.1", 8), local("10.0.10.7", 24));
        assertThat(routes(Optional.empty()).choose(List.of(ip("192.168.1.1"), ip("10.0.10.1")), own))
                .contains(new Route(ip("10.0.10.1"), ip("10.0.10.7")));
        assertThat(routes(Optional.empty()).choose(List.of(ip("192.168.1.1")), own))
                .isEmpty();
        assertThat(routes(Optional.empty()).choose(List.of(ip("10.0.10.7")), own))
                .as("we are the router ourselves")
                .isEmpty();
    }

    @Test
    void aBoundAddressIsLeftByOnlyThroughItsOwnNetwork() {
        Set<LocalAddress> own = Set.of(local("192.168.1.23", 24), local("10.0.10.7", 24));
        List<InetAddress> gateways = List.of(ip("192.168.1.1"), ip("10.0.10.1"));
        assertThat(routes(Optional.of(ip("10.0.10.7"))).choose(gateways, own))
                .contains(new Route(ip("10.0.10.1"), ip("10.0.10.7")));
        assertThat(routes(Optional.of(ip("127.0.0.1"))).choose(gateways, own)).isEmpty();
    }

    @Test
    void theFirstAddressOfANetworkIsTheGuess() {
        assertThat(Routes.first(local("192.168.1.23", 24))).isEqualTo(ip("192.168.1.1"));
        assertThat(Routes.first(local("10.7.9.200", 8))).isEqualTo(ip("10.0.0.1"));
        assertThat(Routes.first(local("10.7.9.200", 25))).isEqualTo(ip("10.7.9.129"));
    }

    @Test
    void thisMachinesTableCanBeRead() {
        Optional<Route> found = new Routes(Optional.empty(), LocalAddress::all).get();
        found.ifPresent(route -> assertThat(LocalAddress.all())
                .anyMatch(local -> local.address().equals(route.local()) && local.isNeighbour(route.router())));
    }
}
