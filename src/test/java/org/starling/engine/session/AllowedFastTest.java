package org.starling.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.starling.wire.InfoHash;

final class AllowedFastTest {
    private static final InfoHash TORRENT = InfoHash.fromHex("aa".repeat(20));

    /** The vectors of BEP 6. */
    @Test
    void generatesTheSetThatAllClientsGenerate() throws UnknownHostException {
        InetAddress peer = InetAddress.getByName("80.4.4.200");
        assertThat(AllowedFast.of(peer, TORRENT, 1313, 7)).containsExactly(1059, 431, 808, 1217, 287, 376, 1188);
        assertThat(AllowedFast.of(peer, TORRENT, 1313, 9))
                .containsExactly(1059, 431, 808, 1217, 287, 376, 1188, 353, 508);
    }

    @Test
    void itIsTheSameInTheWholeNetwork() throws UnknownHostException {
        assertThat(AllowedFast.of(InetAddress.getByName("80.4.4.1"), TORRENT, 1313, 9))
                .isEqualTo(AllowedFast.of(InetAddress.getByName("80.4.4.254"), TORRENT, 1313, 9))
                .isNotEqualTo(AllowedFast.of(InetAddress.getByName("80.4.5.1"), TORRENT, 1313, 9));
    }

    @Test
    void smallTorrentsHaveSmallSets() throws UnknownHostException {
        InetAddress peer = InetAddress.getByName("80.4.4.200");
        assertThat(AllowedFast.of(peer, TORRENT, 3, 10)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(AllowedFast.of(peer, TORRENT, 1, 10)).containsExactly(0);
    }

    @Test
    void ofOtherAddressesThereIsNone() throws UnknownHostException {
        assertThat(AllowedFast.of(InetAddress.getByName("2001:db8::1"), TORRENT, 1313, 9))
                .isEmpty();
    }
}
