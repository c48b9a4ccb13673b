package org.starling.engine.bt.metainfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bt.metainfo.MetadataService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.MetainfoService.CreateRequest;
import org.starling.wire.Sha1;

final class TorrentMakerTest {

    @TempDir
    Path temp;

    private final BtMetainfoService service = new BtMetainfoService(MetadataService::new);
    private final Random random = new Random(7);

    @Test
    void aFolderComesBackAsItIs() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("songs"));
        byte[] z = write(folder.resolve("Z"), 40_000);
        byte[] a = write(folder.resolve("a/deep/file"), 30_001);
        write(folder.resolve("a/.DS_Store"), 50);
        byte[] hidden = write(folder.resolve(".hidden"), 17);
        write(folder.resolve("empty"), 0);
        Path outside = temp.resolve("secret");
        write(outside, 99);
        Files.createSymbolicLink(folder.resolve("link"), outside);
        Files.createSymbolicLink(folder.resolve("a/up"), temp);

        List<Double> progress = new ArrayList<>();
        byte[] torrent = service.create(full(folder), progress::add);
        Metainfo metainfo = service.parse(torrent);

        assertThat(metainfo.name()).isEqualTo("songs");
        assertThat(metainfo.files())
                .extracting(MetainfoFile::path)
                .containsExactly(List.of(".hidden"), List.of("Z"), List.of("a", "deep", "file"), List.of("empty"));
        assertThat(metainfo.pieceLength()).isEqualTo(16_384);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(hidden);
        content.writeBytes(z);
        content.writeBytes(a);
        assertHashes(metainfo, content.toByteArray());
        assertThat(metainfo.isPrivate()).isTrue();
        assertThat(metainfo.trackers()).containsExactly(List.of("http://a/", "http://b/"), List.of("http://c/"));
        assertThat(metainfo.webSeeds()).containsExactly("http://seed/");
        assertThat(metainfo.comment()).contains("a comment");
        assertThat(metainfo.createdBy()).contains("Starling");
        assertThat(metainfo.createdEpochSeconds()).contains(1_234L);
        assertThat(progress).last().isEqualTo(1.0);
        assertThat(service.create(full(folder), p -> {})).isEqualTo(torrent);
    }

    @Test
    void aFileComesBackAsItIs() throws Exception {
        byte[] content = write(temp.resolve("film"), 100_000);
        Metainfo metainfo = service.parse(service.create(plain(temp.resolve("film"), Optional.of(32_768)), p -> {}));
        assertThat(metainfo.singleFile()).isTrue();
        assertThat(metainfo.name()).isEqualTo("film");
        assertThat(metainfo.pieceLength()).isEqualTo(32_768);
        assertThat(metainfo.trackers()).isEmpty();
        assertHashes(metainfo, content);
    }

    @Test
    void nothingMakesNoTorrent() throws IOException {
        Path empty = Files.createDirectories(temp.resolve("empty"));
        assertThatThrownBy(() -> service.create(plain(empty, Optional.empty()), p -> {}))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> service.create(plain(temp.resolve("none"), Optional.empty()), p -> {}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anInterruptEndsIt() throws IOException {
        write(temp.resolve("film"), 100_000);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> service.create(plain(temp.resolve("film"), Optional.empty()), p -> {}))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1, 8_192, 20_000, 1 << 28, Integer.MIN_VALUE})
    void oddPieceLengthsAreRefused(int length) throws IOException {
        write(temp.resolve("film"), 100);
        assertThatThrownBy(() -> service.create(plain(temp.resolve("film"), Optional.of(length)), p -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 16384",
        "32768000, 16384",
        "32768001, 32768",
        "2147483648, 2097152",
        "33554432000, 16777216",
        "9223372036854775807, 16777216"
    })
    void pieceLengthsFollowTheSize(long size, int length) {
        assertThat(PieceLengths.forSize(size)).isEqualTo(length);
    }

    private static void assertHashes(Metainfo metainfo, byte[] content) {
        assertThat(metainfo.size()).isEqualTo(content.length);
        for (int piece = 0; piece < metainfo.pieces(); piece++) {
            int from = piece * metainfo.pieceLength();
            byte[] bytes = Arrays.copyOfRange(content, from, from + metainfo.pieceSize(piece));
            assertThat(metainfo.hashes().of(piece)).isEqualTo(Sha1.digest(bytes));
        }
    }

    private byte[] write(Path file, int length) throws IOException {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        Files.createDirectories(file.getParent());
        return Files.readAllBytes(Files.write(file, bytes));
    }

    private static CreateRequest plain(Path content, Optional<Integer> pieceLength) {
        return new CreateRequest(
                content, pieceLength, false, List.of(), List.of(), Optional.empty(), "", Optional.empty());
    }

    private static CreateRequest full(Path content) {
        return new CreateRequest(
                content,
                Optional.empty(),
                true,
                List.of(List.of("http://a/", "http://b/"), List.of("http://c/")),
                List.of("http://seed/"),
                Optional.of("a comment"),
                "Starling",
                Optional.of(1_234L));
    }
}
