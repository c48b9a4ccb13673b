package org.starling.engine.discovery.dht;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.starling.wire.CompactPeers.Family;

class AddressVotesTest {
    private static final InetAddress OURS = InetAddresses.forString("77.7.7.7");
    private static final InetAddress FALSE = InetAddresses.forString("66.6.6.6");

    private final AddressVotes votes = new AddressVotes();

    private void heard(InetAddress address, String by) {
        votes.heard(address, InetAddresses.forString(by));
    }

    @Test
    void fourNetworksMustAgree() {
        for (int i = 1; i <= 3; i++) {
            heard(OURS, "80.0." + i + ".1");
        }
        for (int i = 1; i < 100; i++) {
            heard(OURS, "80.0.1." + i);
        }
        assertThat(votes.current(Family.V4)).isEmpty();
        heard(OURS, "80.0.4.1");
        assertThat(votes.current(Family.V4)).contains(OURS);
        assertThat(votes.current(Family.V6)).isEmpty();
    }

    @Test
    void liarsNeedAMajority() {
        for (int i = 1; i <= 10; i++) {
            heard(OURS, "80.0." + i + ".1");
            heard(FALSE, "80.1." + i + ".1");
        }
        assertThat(votes.current(Family.V4)).isEmpty();
        heard(OURS, "80.2.1.1");
        assertThat(votes.current(Family.V4)).contains(OURS);
    }

    @Test
    void aNewAddressIsBelievedWhenTheVoicesHaveChanged() {
        for (int i = 1; i <= 50; i++) {
            heard(FALSE, "80.0." + i + ".1");
        }
        for (int i = 1; i <= 26; i++) {
            heard(OURS, "80.0." + i + ".9");
        }
        assertThat(votes.current(Family.V4)).contains(OURS);
    }

    @Test
    void homesAndTheOtherFamilySayNothing() {
        for (int i = 1; i <= 10; i++) {
            heard(InetAddresses.forString("192.168.1.1"), "80.0." + i + ".1");
            heard(OURS, "192.168." + i + ".1");
            heard(OURS, "2a0" + i % 10 + ":" + i + "::1");
            heard(InetAddresses.forString("0.0.0.0"), "80.3." + i + ".1");
        }
        assertThat(votes.current(Family.V4)).isEmpty();
        assertThat(votes.current(Family.V6)).isEmpty();
    }
}
