package org.starling.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.starling.engine.disk.TestTorrent.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.TorrentSettings;
import org.starling.wire.Bitfield;

/** What the resume file says is true, whatever happened to it or to the files. */
final class ResumeFileTest {
    @TempDir
    Path folder;

    private final TestTorrent torrent =
            TestTorrent.multi("t", 16 << 10, 9, file("a", 100_000), file("b", 50_000), file("c", 70_001));
    private Path resume;
    private final Rig rig = new Rig(1 << 20);

    @BeforeEach
    void downloadHalf() {
        resume = folder.resolve("t.resume");
        TorrentStorage storage = rig.open(torrent, settings(), resume);
        rig.start(storage);
        for (int piece = 0; piece < torrent.metainfo().pieces(); piece += 2) {
            rig.fetch(storage, torrent, piece);
        }
        rig.close(storage);
    }

    @AfterEach
    void stop() {
        rig.assertNothingHeld();
        rig.close();
    }

    private TorrentSettings settings() {
        return TorrentSettings.in(folder.resolve("data"));
    }

    /** What is known without hashing; the torrent is not closed in order. */
    private Optional<Bitfield> known() {
        TorrentStorage storage = rig.open(torrent, settings(), resume);
        Optional<Bitfield> known = rig.await(storage::load);
        known.ifPresent(this::assertTrue);
        rig.close(storage);
        return known;
    }

    private void assertTrue(Bitfield known) {
        for (int piece = known.nextSet(0); piece >= 0; piece = known.nextSet(piece + 1)) {
            assertThat(piece % 2).isZero();
        }
    }

    @Test
    void anyTruncationCountsAsMissing() throws IOException {
        byte[] whole = Files.readAllBytes(resume);
        for (int length = 0; length < whole.length; length++) {
            Files.write(resume, Arrays.copyOf(whole, length));
            assertThat(known()).isEmpty();
            assertThat(rig.service.verifiedBytes(resume))
                    .isBetween(0L, torrent.metainfo().size());
        }
    }

    @Test
    void anyFlippedBitClaimsNothingFalse() throws IOException {
        byte[] whole = Files.readAllBytes(resume);
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(resume, damaged);
            known();
            assertThat(rig.service.verifiedBytes(resume))
                    .isBetween(0L, torrent.metainfo().size());
        }
    }

    @Test
    void anotherTorrentsFileCountsAsMissing() {
        TestTorrent other =
                TestTorrent.multi("t", 16 << 10, 10, file("a", 100_000), file("b", 50_000), file("c", 70_001));
        TorrentStorage storage = rig.open(other, TorrentSettings.in(folder.resolve("other")), resume);
        assertThat(rig.await(storage::load)).isEmpty();
        rig.close(storage);
    }

    @Test
    void changedFilesAreHashedAgainAndOnlyThose() throws IOException {
        Path changed = torrent.path(folder.resolve("data"), 1);
        byte[] bytes = Files.readAllBytes(changed);
        bytes[35_000] ^= 1;
        Files.write(changed, bytes);
        Files.setLastModifiedTime(changed, FileTime.fromMillis(1_000_000));
        TorrentStorage storage = rig.open(torrent, settings(), resume);
        assertThat(rig.await(storage::load)).isEmpty();
        Bitfield found = rig.await(() -> storage.check(progress -> {}));
        int bad = (100_000 + 35_000) / (16 << 10);
        for (int piece = 0; piece < torrent.metainfo().pieces(); piece++) {
            assertThat(found.get(piece)).as("piece " + piece).isEqualTo(piece % 2 == 0 && piece != bad);
        }
        rig.close(storage);
    }

    @Test
    void piecesOfMissingOrShorterFilesAreDropped() throws IOException {
        Files.delete(torrent.path(folder.resolve("data"), 2));
        Bitfield found = known().orElseThrow();
        for (int piece = 0; piece < torrent.metainfo().pieces(); piece++) {
            boolean inC = (piece + 1) * (16 << 10) > 150_000;
            assertThat(found.get(piece)).as("piece " + piece).isEqualTo(piece % 2 == 0 && !inC);
        }
    }

    @Test
    void aRecheckFindsTheTruth() throws IOException {
        TorrentStorage storage = rig.open(torrent, settings(), resume);
        assertThat(rig.await(storage::load)).isPresent();
        Files.write(torrent.path(folder.resolve("data"), 0), new byte[100_000]);
        Bitfield found =
                rig.await(() -> storage.check(progress -> assertThat(progress).isBetween(0.0, 1.0)));
        assertThat(found.nextSet(0)).isGreaterThanOrEqualTo(100_000 / (16 << 10));
        assertThat(found.isEmpty()).isFalse();
        rig.close(storage);
        assertThat(known()).contains(found);
    }
}
