package org.starling.engine.discovery.portmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.discovery.Searches;
import org.starling.wire.FuzzSeeds;

/** The bytes of PCP and NAT-PMP, and what is not believed. */
class RouterMessagesTest {
    private static final Wish TCP = new Wish(Transport.TCP, 6881, 7000, Duration.ofMinutes(20));
    private static final byte[] NONCE = HexFormat.of().parseHex("0102030405060708090a0b0c");
    private static final String GRANTED = "02810000" + "00000258" + "00000064" + "00".repeat(12)
            + "0102030405060708090a0b0c" + "06000000" + "1ae1" + "1b58" + "00000000000000000000ffff50010203";

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }

    @Test
    void aPcpRequest() {
        assertThat(hex(PcpMessage.request(TCP, NONCE, FakeRouter.CLIENT)))
                .isEqualTo("02010000" + "000004b0" + "00000000000000000000ffff0a000007" + "0102030405060708090a0b0c"
                        + "06000000" + "1ae1" + "1b58" + "00000000000000000000ffff00000000");
    }

    @Test
    void aPcpRemovalNamesNoOutside() {
        assertThat(hex(PcpMessage.request(TCP.removal(), NONCE, FakeRouter.CLIENT)))
                .isEqualTo("02010000" + "00000000" + "00000000000000000000ffff0a000007" + "0102030405060708090a0b0c"
                        + "06000000" + "1ae1" + "0000" + "00".repeat(16));
    }

    @Test
    void aPcpResponse() {
        assertThat(PcpMessage.response(bytes(GRANTED), TCP, NONCE))
                .contains(new PcpMessage.Response(
                        2,
                        0,
                        100,
                        Duration.ofMinutes(10),
                        7000,
                        Optional.of(Searches.peer("80.1.2.3", 1).getAddress())));
    }

    @Test
    void anOldRouterIsRecognised() {
        assertThat(PcpMessage.response(bytes("0081000100000000"), TCP, NONCE))
                .map(PcpMessage.Response::version)
                .contains(0);
    }

    @Test
    void whatAnswersAnotherRequestIsNotTaken() {
        byte[] response = bytes(GRANTED).array();
        for (int changed : List.of(1, 24, 35, 36, 40, 41)) {
            byte[] other = response.clone();
            other[changed] ^= 1;
            assertThat(PcpMessage.response(ByteBuffer.wrap(other), TCP, NONCE))
                    .as("byte %d", changed)
                    .isEmpty();
        }
        assertThat(PcpMessage.response(PcpMessage.request(TCP, NONCE, FakeRouter.CLIENT), TCP, NONCE))
                .as("our own request")
                .isEmpty();
        assertThat(PcpMessage.response(bytes(GRANTED).limit(59), TCP, NONCE)).isEmpty();
        assertThat(PcpMessage.response(ByteBuffer.allocate(2_000), TCP, NONCE)).isEmpty();
    }

    @Test
    void natPmpRequests() {
        assertThat(hex(NatPmpMessage.addressRequest())).isEqualTo("0000");
        assertThat(hex(NatPmpMessage.mapRequest(TCP))).isEqualTo("000200001ae11b58000004b0");
        Wish udp = new Wish(Transport.UDP, 6881, 7000, Duration.ofMinutes(20));
        assertThat(hex(NatPmpMessage.mapRequest(udp.removal()))).isEqualTo("000100001ae1000000000000");
    }

    @Test
    void natPmpResponses() {
        assertThat(NatPmpMessage.address(bytes("008000000000006450010203")))
                .contains(new NatPmpMessage.Address(
                        0, 100, Searches.peer("80.1.2.3", 1).getAddress()));
        assertThat(NatPmpMessage.mapped(bytes("00820000000000641ae11b5800000258"), TCP))
                .contains(new NatPmpMessage.Mapped(0, 100, 7000, Duration.ofMinutes(10)));
        assertThat(NatPmpMessage.mapped(bytes("0082000200000064"), TCP))
                .map(NatPmpMessage.Mapped::result)
                .contains(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "0082",
                "00820000000000641ae11b58000002",
                "00810000000000641ae11b5800000258",
                "00820000000000641ae21b5800000258",
                "02820000000000641ae11b5800000258",
                "00020000000000641ae11b5800000258"
            })
    void natPmpResponsesToSomethingElseAreNotTaken(String hex) {
        assertThat(NatPmpMessage.mapped(bytes(hex), TCP)).isEmpty();
    }

    @Test
    void mutationsAreReadOrRefused() {
        List<byte[]> seeds = List.of(
                bytes(GRANTED).array(),
                bytes("0081000100000000").array(),
                bytes("00820000000000641ae11b5800000258").array(),
                bytes("008000000000006450010203").array());
        FuzzSeeds.mutate(seeds, 1, 20_000, input -> {
            PcpMessage.response(ByteBuffer.wrap(input), TCP, NONCE)
                    .ifPresent(read -> assertThat(read.external()).isBetween(0, 0xffff));
            NatPmpMessage.mapped(ByteBuffer.wrap(input), TCP)
                    .ifPresent(read -> assertThat(read.external()).isBetween(0, 0xffff));
            NatPmpMessage.address(ByteBuffer.wrap(input))
                    .ifPresent(read -> assertThat(read.epoch()).isNotNegative());
        });
    }
}
