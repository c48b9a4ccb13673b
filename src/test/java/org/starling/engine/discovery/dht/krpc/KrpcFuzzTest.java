package org.starling.engine.discovery.dht.krpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.starling.wire.FuzzSeeds;

/** Whatever a datagram holds, it gives a bounded message or a reason why not. */
@Timeout(60)
class KrpcFuzzTest {

    @FuzzTest
    void datagram(byte[] input) {
        reads(input);
    }

    @Test
    void mutationsOfTheCorpus() {
        FuzzSeeds.mutate(FuzzSeeds.corpus(KrpcFuzzTest.class, "datagram"), 1, 3_000, KrpcFuzzTest::reads);
    }

    private static void reads(byte[] input) {
        ByteBuffer datagram = ByteBuffer.wrap(input);
        try {
            KrpcMessage message = KrpcReader.read(datagram);
            assertThat(message.transaction().length()).isBetween(1, 32);
            if (message instanceof KrpcMessage.Response response) {
                assertThat(response.nodes()).hasSizeLessThanOrEqualTo(32);
                assertThat(response.peers()).hasSizeLessThanOrEqualTo(200);
                assertThat(response.token().map(token -> token.length()).orElse(1))
                        .isBetween(1, 128);
            }
            if (!(message instanceof KrpcMessage.Query query) || !(query.request() instanceof Request.Unusable)) {
                assertThat(KrpcReader.read(ByteBuffer.wrap(KrpcWriter.write(message))))
                        .isEqualTo(message);
            }
        } catch (KrpcException expected) {
            assertThat(expected.reason()).isNotNull();
        }
        assertThat(datagram.position()).isZero();
    }
}
