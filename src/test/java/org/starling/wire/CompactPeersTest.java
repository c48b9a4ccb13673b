package org.starling.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.CompactPeers.Partial;

class CompactPeersTest {
    @ParameterizedTest
    @EnumSource(Family.class)
    void roundTrips(Family family) throws UnknownHostException, CompactPeersException {
        Random random = new Random(1);
        List<InetSocketAddress> peers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] address = new byte[family.entryLength() - 2];
            random.nextBytes(address);
            peers.add(new InetSocketAddress(InetAddress.getByAddress(address), random.nextInt(65_536)));
        }
        byte[] packed = CompactPeers.encode(family, peers);
        assertThat(packed).hasSize(200 * family.entryLength());
        assertThat(CompactPeers.decode(family, packed, 200, Partial.REFUSE)).isEqualTo(peers);
    }

    @Test
    void readsTheBytesOfTheSpecification() throws CompactPeersException {
        byte[] v4 = Hex.decode("7f0000011ae10a000002ffff");
        assertThat(CompactPeers.decode(Family.V4, v4, 2, Partial.REFUSE))
                .hasToString("[/127.0.0.1:6881, /10.0.0.2:65535]");
        byte[] v6 = Hex.decode("000000000000000000000000000000011ae1");
        assertThat(CompactPeers.decode(Family.V6, v6, 1, Partial.REFUSE)).hasToString("[/[0:0:0:0:0:0:0:1]:6881]");
    }

    @Test
    void leavesOutTheOtherFamilyAndNames() throws CompactPeersException {
        List<InetSocketAddress> mixed = List.of(
                CompactPeers.decode(Family.V4, Hex.decode("0102030400ff"), 1, Partial.REFUSE)
                        .get(0),
                InetSocketAddress.createUnresolved("peer.example", 1),
                CompactPeers.decode(Family.V6, Hex.decode("20010db8" + "00".repeat(11) + "010001"), 1, Partial.REFUSE)
                        .get(0));
        assertThat(Hex.encode(CompactPeers.encode(Family.V4, mixed))).isEqualTo("0102030400ff");
        assertThat(Hex.encode(CompactPeers.encode(Family.V6, mixed)))
                .isEqualTo("20010db8" + "00".repeat(11) + "010001");
    }

    @Test
    void aCutOffEntryIsRefusedOrIgnored() throws CompactPeersException {
        byte[] cut = Hex.decode("01020304000505060708");
        assertThat(CompactPeers.decode(Family.V4, cut, 9, Partial.IGNORE)).hasToString("[/1.2.3.4:5]");
        assertReason(CompactPeersException.Reason.PARTIAL_ENTRY, cut, 9, Partial.REFUSE);
    }

    @Test
    void moreThanTheLimitIsRefused() {
        assertReason(CompactPeersException.Reason.TOO_MANY, new byte[6 * 3], 2, Partial.REFUSE);
        assertReason(CompactPeersException.Reason.TOO_MANY, new byte[6 * 3 + 1], 2, Partial.IGNORE);
    }

    private static void assertReason(CompactPeersException.Reason reason, byte[] bytes, int limit, Partial partial) {
        assertThatExceptionOfType(CompactPeersException.class)
                .isThrownBy(() -> CompactPeers.decode(Family.V4, bytes, limit, partial))
                .extracting(CompactPeersException::reason)
                .isEqualTo(reason);
    }
}
