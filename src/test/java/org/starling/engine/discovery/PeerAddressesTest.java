package org.starling.engine.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, 6881, true",
        "8.8.8.8, 1024, true",
        "8.8.8.8, 0, false",
        "8.8.8.8, 80, false",
        "192.168.1.4, 80, true",
        "127.0.0.1, 6881, true",
        "10.77.0.3, 6881, true",
        "0.0.0.0, 6881, false",
        "0.1.2.3, 6881, false",
        "224.0.0.1, 6881, false",
        "239.192.152.143, 6771, false",
        "240.0.0.1, 6881, false",
        "255.255.255.255, 6881, false",
        "::, 6881, false",
        "::1, 6881, true",
        "2001:db8::1, 6881, true",
        "2001:db8::1, 443, false",
        "fd00::2, 443, true",
        "fe80::1, 443, true",
        "ff02::1, 6881, false",
        "ff15::efc0:988f, 6771, false"
    })
    void onlyUnicastAddressesAreDialled(String address, int port, boolean expected) {
        assertThat(PeerAddresses.mayDial(Searches.peer(address, port))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, 203.0.113.1, true",
        "198.51.100.1, 192.168.1.1, true",
        "192.168.1.7, 203.0.113.1, false",
        "192.168.1.7, 192.168.1.1, true",
        "192.168.1.7, 127.0.0.1, true",
        "127.0.0.1, 203.0.113.1, false",
        "127.0.0.1, 192.168.1.1, false",
        "127.0.0.1, 127.0.0.1, true",
        "::1, 2001:db8::1, false",
        "fd00::1, 2001:db8::1, false",
        "fe80::1, fe80::2, true",
        "0.0.0.0, 127.0.0.1, false"
    })
    void ofOurNetworkOnlyItsOwnAreBelieved(String address, String source, boolean expected) {
        assertThat(PeerAddresses.mayDial(
                        Searches.peer(address, 6881), Searches.peer(source, 1).getAddress()))
                .isEqualTo(expected);
    }

    @Test
    void aNameThatWasNotLookedUpIsNotDialled() {
        assertThat(PeerAddresses.mayDial(InetSocketAddress.createUnresolved("localhost", 6881)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100., 3",
        "192.168.7., 200",
        "127.0.0., 200",
        "2001:db8:0:7::, 3",
        "fd00::, 200",
    })
    void ofAForeignNetworkOnlyAFewAreTaken(String prefix, int expected) {
        List<InetSocketAddress> many = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            many.add(Searches.peer(prefix + i, 6881));
        }
        assertThat(PeerAddresses.fewPerNetwork(many, 3)).hasSize(expected).isSubsetOf(many);
    }

    @Test
    void networksAreToldApartAtTheRightBit() {
        List<InetSocketAddress> apart = List.of(
                Searches.peer("198.51.100.1", 6881),
                Searches.peer("198.51.101.1", 6881),
                Searches.peer("2001:db8:1::1", 6881),
                Searches.peer("2001:db8:2::1", 6881));
        List<InetSocketAddress> together =
                List.of(Searches.peer("2001:db8:1:1::1", 6881), Searches.peer("2001:db8:1:2::1", 6881));
        assertThat(PeerAddresses.fewPerNetwork(apart, 1)).isEqualTo(apart);
        assertThat(PeerAddresses.fewPerNetwork(together, 1)).hasSize(1);
    }

    @Test
    void repeatedAddressesCountOnce() {
        InetSocketAddress one = Searches.peer("127.0.0.1", 6881);
        assertThat(PeerAddresses.fewPerNetwork(List.of(one, one), 3)).containsExactly(one);
    }
}
