package org.starling.engine.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalAddressTest {
    private static final InetAddress REAL = ip("80.1.2.3");
    private static final InetAddress FALSE = ip("81.9.9.9");

    private final ExternalAddress external = new ExternalAddress();
    private int changes;

    private static InetAddress ip(String text) {
        return Searches.peer(text, 1).getAddress();
    }

    private void heard(InetAddress address, int from, int to) {
        for (int i = from; i < to; i++) {
            external.heard(address, ip("100." + i + ".0.1"));
        }
    }

    @Test
    void severalMustAgree() {
        external.changes().listen(() -> changes++);
        heard(REAL, 0, ExternalAddress.AGREEING - 1);
        assertThat(external.current(false)).isEmpty();
        heard(REAL, 10, 11);
        assertThat(external.current(false)).contains(REAL);
        assertThat(external.current(true)).isEmpty();
        heard(REAL, 20, 30);
        assertThat(changes).isEqualTo(1);
    }

    @Test
    void oneNetworkHasOneVote() {
        for (int i = 1; i < 250; i++) {
            external.heard(FALSE, ip("203.0.113." + i));
        }
        assertThat(external.current(false)).isEmpty();
    }

    @Test
    void aMinorityChangesNothing() {
        heard(REAL, 0, 10);
        heard(FALSE, 20, 29);
        assertThat(external.current(false)).contains(REAL);
    }

    @Test
    void anAddressThatChangedIsLearnedFromThoseWhoSpeakNow() {
        heard(REAL, 0, 24);
        InetAddress next = ip("80.1.2.99");
        heard(next, 100, 113);
        assertThat(external.current(false)).contains(next);
    }

    @Test
    void bothFamiliesAreKnownApart() {
        InetAddress six = ip("2001:db8::7");
        heard(REAL, 0, 3);
        heard(six, 0, 3);
        assertThat(external.current(false)).contains(REAL);
        assertThat(external.current(true)).contains(six);
    }

    @Test
    void whatWasKnownOfAnotherNetworkIsForgotten() {
        external.changes().listen(() -> changes++);
        external.forget();
        assertThat(changes).isZero();
        heard(REAL, 0, 3);
        external.forget();
        assertThat(external.current(false)).isEmpty();
        assertThat(changes).isEqualTo(2);
    }

    @Test
    void thePortIsTheRoutersWhereItIsAnother() {
        external.portChanges().listen(() -> changes++);
        assertThat(external.port(6881)).isEqualTo(6881);
        external.mapped(OptionalInt.of(7000));
        external.mapped(OptionalInt.of(7000));
        assertThat(external.port(6881)).isEqualTo(7000);
        external.mapped(OptionalInt.empty());
        assertThat(external.port(6881)).isEqualTo(6881);
        assertThat(changes).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "100.64.0.1", "169.254.1.1", "0.0.0.0",
                "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fd00::1", "ff02::1", "::"
            })
    void whatCannotBeAnAddressOnTheInternetIsNotBelieved(String address) {
        heard(ip(address), 0, 10);
        assertThat(external.current(false)).isEmpty();
        assertThat(external.current(true)).isEmpty();
    }
}
