package org.starling.overlay.link.secure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What docs/protocol publishes is what this program sends, byte for byte. */
final class SecureVectorsTest {

    @Test
    void thePublishedTranscriptsAreOurs() throws Exception {
        assertThat(SecureVectors.text()).isEqualTo(Files.readString(SecureVectors.FILE));
    }
}
