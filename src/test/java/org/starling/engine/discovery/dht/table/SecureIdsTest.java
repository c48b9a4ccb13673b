package org.starling.engine.discovery.dht.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.wire.Hex;
import org.starling.wire.NodeId;

class SecureIdsTest {

    /** The vectors of BEP 42. */
    @ParameterizedTest
    @CsvSource({
        "124.31.75.21, 5fbfbff10c5d6a4ec8a88e4c6ab4c28b95eee401",
        "21.75.31.124, 5a3ce9c14e7a08645677bbd1cfe7d8f956d53256",
        "65.23.51.170, a5d43220bc8f112a3d426c84764f8c2a1150e616",
        "84.124.73.14, 1b0321dd1bb1fe518101ceef99462b947a01ff41",
        "43.213.53.83, e56f6cbf5b7c4be0237986d5243b87aa6d51305a"
    })
    void idsOfTheSpecificationFit(String address, String id) {
        NodeId given = NodeId.of(Hex.decode(id));
        assertThat(SecureIds.fits(given, InetAddresses.forString(address))).isTrue();
        for (int bit : new int[] {0, 7, 8, 15, 16, 20, 157}) {
            byte[] other = given.bytes();
            other[bit / 8] ^= (byte) (0x80 >> bit % 8);
            assertThat(SecureIds.fits(NodeId.of(other), InetAddresses.forString(address)))
                    .as("bit " + bit)
                    .isFalse();
        }
        byte[] free = given.bytes();
        free[2] ^= 0x07;
        free[10] ^= (byte) 0xff;
        free[19] ^= (byte) 0xf8;
        assertThat(SecureIds.fits(NodeId.of(free), InetAddresses.forString(address)))
                .as("the other bits are free")
                .isTrue();
    }

    @Test
    void derivedIdsFitTheirAddressAndHardlyAnotherOne() throws UnknownHostException {
        Random random = new Random(5);
        int strangers = 0;
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[i % 2 == 0 ? 4 : 16];
            random.nextBytes(bytes);
            bytes[0] = (byte) (i % 2 == 0 ? 80 : 0x20);
            InetAddress address = InetAddress.getByAddress(bytes);
            NodeId id = SecureIds.derive(address, random);
            assertThat(SecureIds.fits(id, address)).isTrue();
            strangers += SecureIds.fits(id, InetAddresses.forString("93.184.216.34")) ? 1 : 0;
        }
        assertThat(strangers).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "192.168.1.7", "10.0.0.1", "172.16.3.4", "169.254.1.1", "::1", "fe80::1", "fd00::1"
            })
    void everyIdFitsInTheOwnNetwork(String address) {
        assertThat(SecureIds.fits(NodeId.random(new Random(1)), InetAddresses.forString(address)))
                .isTrue();
    }
}
