package org.starling.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalPriorityTest {

    private static InetSocketAddress at(String host, int port) {
        return new InetSocketAddress(host, port);
    }

    /** The vectors of BEP 40. */
    @ParameterizedTest
    @CsvSource({"98.76.54.32, ec2d7224", "123.213.32.234, 99568189"})
    void theVectorsOfTheSpecification(String peer, String expected) {
        InetSocketAddress client = at("123.213.32.10", 1);
        assertThat(CanonicalPriority.of(client, at(peer, 2))).isEqualTo(Long.parseLong(expected, 16));
        assertThat(CanonicalPriority.of(at(peer, 2), client)).isEqualTo(Long.parseLong(expected, 16));
    }

    @ParameterizedTest
    @CsvSource({
        // what is hashed of each, in order
        "123.213.32.10, 98.76.54.32, 624c1400 7bd50000",
        "123.213.32.10, 123.213.55.98, 7bd52000 7bd53740",
        "123.213.32.10, 123.213.32.234, 7bd5200a 7bd520ea",
        "2001:db8:1:ffff::ffff, 2001:db8:2:ffff::ffff, 20010db8000155550000000000005555"
                + " 20010db8000255550000000000005555",
        "2001:db8:1:ffff::ffff, 2001:db8:1:eeff::ffff, 20010db80001ee550000000000005555"
                + " 20010db80001ff550000000000005555",
        "2001:db8:1:ffff::ffff, 2001:db8:1:ffee::ffff, 20010db80001ffee0000000000005555"
                + " 20010db80001ffff0000000000005555"
    })
    void theNearerTheMoreCounts(String one, String other, String hashed) {
        CRC32C crc = new CRC32C();
        crc.update(HexFormat.of().parseHex(hashed.replace(" ", "")));
        assertThat(CanonicalPriority.of(at(one, 1), at(other, 2))).isEqualTo(crc.getValue());
    }

    @Test
    void ofOneAddressThePortsCount() {
        CRC32C crc = new CRC32C();
        crc.update(new byte[] {0x00, 0x50, (byte) 0x9c, 0x40});
        assertThat(CanonicalPriority.of(at("10.0.0.1", 40_000), at("10.0.0.1", 80)))
                .isEqualTo(crc.getValue());
    }

    @Test
    void familiesDoNotMeet() {
        assertThat(CanonicalPriority.of(at("10.0.0.1", 1), at("2001:db8::1", 1)))
                .isZero();
    }
}
