package org.starling.overlay.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.overlay.ClassicVectors;
import org.starling.overlay.message.Metadata;
import org.starling.wire.InfoHash;
import org.starling.wire.Sha1;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;

/** What strangers may have. */
final class PublicTorrentTest {
    private static Optional<PublicTorrent> made(BDict info) {
        InfoHash hash = Sha1.infoHash(Bencode.encode(info));
        return PublicTorrent.of(hash, file(info), Metadata.Health.UNKNOWN);
    }

    private static byte[] file(BDict info) {
        return Bencode.encode(BDict.builder().put("info", info).build());
    }

    private static BDict info() {
        return BDict.builder()
                .put("length", 1)
                .put("name", "a")
                .put("piece length", 16_384)
                .put("pieces", new byte[20])
                .build();
    }

    @Test
    void aTorrentWithoutTheFlagIsPublic() {
        assertThat(made(info())).isPresent();
        assertThat(made(info().toBuilder().put("private", 0).build())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, -1, Long.MAX_VALUE})
    void aPrivateOneIsNot(long flag) {
        assertThat(made(info().toBuilder().put("private", flag).build())).isEmpty();
    }

    @Test
    void whateverElseStandsThereIsPrivateToo() {
        for (BValue odd : new BValue[] {BString.of("0"), BDict.EMPTY, BString.EMPTY}) {
            assertThat(made(info().toBuilder().put("private", odd).build())).isEmpty();
        }
    }

    @Test
    void theFileMustBeTheTorrents() {
        assertThat(PublicTorrent.of(InfoHash.ZERO, file(info()), Metadata.Health.UNKNOWN))
                .isEmpty();
        assertThat(PublicTorrent.of(InfoHash.ZERO, new byte[] {'x'}, Metadata.Health.UNKNOWN))
                .isEmpty();
    }

    @Test
    void largeFilesAreKept() {
        BDict large = info().toBuilder()
                .put("pieces", new byte[PublicTorrent.MAX_BYTES])
                .build();
        assertThat(made(large)).isEmpty();
    }

    @Test
    void theRecordedOneIsPublic() {
        var recorded = ClassicVectors.read("metadata");
        InfoHash hash = InfoHash.fromHex(recorded.get("infohash_hex").asText());
        byte[] file = ClassicVectors.hex(recorded.get("torrent_hex"));
        assertThat(PublicTorrent.of(hash, file, new Metadata.Health(4, 11, 60, Metadata.Status.GOOD)))
                .isPresent();
    }
}
