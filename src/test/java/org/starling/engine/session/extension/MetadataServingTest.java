package org.starling.engine.session.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.engine.session.extension.ExtensionException.Fault;

final class MetadataServingTest {
    private static final int SIZE = 2 * MetadataServing.PIECE + 100;
    private static final int ALLOWED = MetadataServing.AT_ONCE + MetadataServing.MAX_WAITING;
    private static final int PATIENCE = 512;

    private final ByteBuffer info = ByteBuffer.allocate(SIZE);
    private final Asker asker = new Asker();
    private final MetadataServing serving = new MetadataServing(asker);

    @ParameterizedTest
    @CsvSource({"0, 16384", "1, 16384", "2, 100", "3, -1", "131072, -1", "131073, -1", "2147483647, -1"})
    void answersWithWhatThereIs(int piece, int length) throws ExtensionException {
        serving.onRequest(piece, info);
        assertThat(asker.answers).hasSize(1);
        if (length < 0) {
            assertThat(asker.answers.get(0)).isEqualTo(new MetadataMessage.Reject(piece));
        } else {
            assertThat(asker.answers.get(0)).isInstanceOfSatisfying(MetadataMessage.Data.class, data -> {
                assertThat(data.piece()).isEqualTo(piece);
                assertThat(data.totalSize()).isEqualTo(SIZE);
                assertThat(data.data().remaining()).isEqualTo(length);
            });
        }
    }

    @Test
    void fewAreAnsweredAtOnceSomeWaitAndMoreAreRefused() throws ExtensionException {
        ask(ALLOWED + 5, info);
        assertThat(asker.data()).isEqualTo(MetadataServing.AT_ONCE);
        assertThat(asker.answers).hasSize(MetadataServing.AT_ONCE + 5);
        serving.tick(info);
        assertThat(asker.data()).isBetween(MetadataServing.AT_ONCE + 1L, ALLOWED - 1L);
        for (int second = 0; second < 10; second++) {
            serving.tick(info);
        }
        assertThat(asker.data()).isEqualTo(ALLOWED);
    }

    @Test
    void whoGoesOnAfterRefusalsIsDropped() throws ExtensionException {
        ask(ALLOWED + PATIENCE, info);
        assertThatThrownBy(() -> serving.onRequest(0, info))
                .isInstanceOfSatisfying(
                        ExtensionException.class, e -> assertThat(e.fault()).isEqualTo(Fault.FLOODING));
    }

    @Test
    void withoutMetadataEverythingIsRefused() throws ExtensionException {
        ask(PATIENCE, null);
        serving.tick(null);
        assertThat(asker.data()).isZero();
        assertThat(asker.answers).hasSize(PATIENCE);
        assertThatThrownBy(() -> serving.onRequest(0, null)).isInstanceOf(ExtensionException.class);
    }

    private void ask(int times, @Nullable ByteBuffer of) throws ExtensionException {
        for (int i = 0; i < times; i++) {
            serving.onRequest(0, of);
        }
    }

    private static final class Asker implements ExtensionPeer {
        final List<MetadataMessage> answers = new ArrayList<>();

        long data() {
            return answers.stream()
                    .filter(MetadataMessage.Data.class::isInstance)
                    .count();
        }

        @Override
        public void send(String extension, ByteBuffer payload) {
            try {
                answers.add(MetadataMessage.parse(payload));
            } catch (ExtensionException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public InetSocketAddress remote() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        }

        @Override
        public Optional<InetSocketAddress> listening() {
            return Optional.empty();
        }

        @Override
        public boolean incoming() {
            return false;
        }

        @Override
        public boolean isSeed() {
            return false;
        }

        @Override
        public boolean encrypted() {
            return false;
        }

        @Override
        public boolean supports(String extension) {
            return true;
        }
    }
}
