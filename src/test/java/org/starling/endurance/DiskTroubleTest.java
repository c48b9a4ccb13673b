package org.starling.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.command.TorrentRow;
import org.starling.app.command.TorrentRow.State;
import org.starling.rig.Await;
import org.starling.rig.HttpTracker;
import org.starling.rig.Payload;
import org.starling.rig.SlowSeeder;
import org.starling.rig.Starling;

/** Disks that are full, read-only or gone: the torrent waits, says what to do, loses nothing and goes on by itself. */
@Tag("interop")
@EnabledOnOs(OS.LINUX)
final class DiskTroubleTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PIECE = 64 << 10;
    private static final int SIZE = 8 << 20;

    private final HttpTracker tracker = new HttpTracker();
    private final Payload payload =
            new Payload("troubled", PIECE).file("one", SIZE / 2, 1).file("two", SIZE / 2, 2);
    private final SlowSeeder seeder = new SlowSeeder(payload, 1_000_000);
    private Path torrent = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        torrent = payload.torrent(folder, tracker.url());
        tracker.tellEveryone(List.of(seeder.address()));
    }

    @AfterEach
    void stop() {
        seeder.close();
        tracker.close();
    }

    @Test
    void waitsForRoomOnAFullDisk() throws Exception {
        Starling starling = new Starling(folder.resolve("starling"));
        try (SmallDisk disk = new SmallDisk(folder, SIZE / 2 / 1024 + 512)) {
            long verified;
            try (Instance instance = begin(starling, disk.folder())) {
                TorrentRow row = awaitBlocked(instance, "full");
                verified = row.verified();
                assertThat(verified).isGreaterThan(0).isLessThan(SIZE);
            }
            try (Instance instance = Instance.start(starling)) {
                instance.awaitAnswer();
                Await.until(
                        PATIENCE,
                        "what was verified still is",
                        instance::log,
                        () -> row(instance).verified() >= verified);
                awaitBlocked(instance, "full");
                disk.change("size=64m");
                awaitComplete(instance, disk.folder());
                assertThat(seeder.served()).isLessThan(2L * SIZE - verified + 64 * PIECE);
            }
        }
    }

    @Test
    void waitsUntilItMayWriteAgain() throws Exception {
        Starling starling = new Starling(folder.resolve("starling"));
        try (SmallDisk disk = new SmallDisk(folder, 4 * SIZE / 1024);
                Instance instance =
                        beginHalf(starling, Files.createDirectory(disk.folder().resolve("data")))) {
            Path data = disk.folder().resolve("data");
            await(instance, "some of it is there", () -> row(instance).verified() > SIZE / 4);
            instance.close();
            seeder.limit(Long.MAX_VALUE);
            disk.change("ro");
            try (Instance next = Instance.start(starling)) {
                next.awaitAnswer();
                long verified = awaitBlocked(next, "read-only").verified();
                assertThat(verified).isGreaterThan(SIZE / 4);
                disk.change("rw");
                awaitComplete(next, data);
            }
        }
    }

    @Test
    void waitsForAFolderThatIsGone() throws Exception {
        Starling starling = new Starling(folder.resolve("starling"));
        Path data = Files.createDirectory(folder.resolve("data"));
        Path away = folder.resolve("away");
        try (Instance instance = beginHalf(starling, data)) {
            await(instance, "some of it is there", () -> row(instance).verified() > SIZE / 4);
        }
        seeder.limit(Long.MAX_VALUE);
        Files.move(data, away);
        try (Instance instance = Instance.start(starling)) {
            instance.awaitAnswer();
            awaitBlocked(instance, "gone");
            assertThat(data).doesNotExist();
            Files.move(away, data);
            awaitComplete(instance, data);
        }
    }

    private Instance begin(Starling starling, Path data) {
        Instance instance = Instance.start(starling);
        instance.awaitAnswer();
        assertThat(instance.add(torrent, data)).isPresent();
        return instance;
    }

    /** Something stays to be written. */
    private Instance beginHalf(Starling starling, Path data) {
        seeder.limit(SIZE / 2);
        return begin(starling, data);
    }

    private TorrentRow row(Instance instance) {
        return instance.row(payload.infoHash()).orElseThrow(() -> new AssertionError("not listed\n" + instance.log()));
    }

    /** @param word of the sentence for the user */
    private TorrentRow awaitBlocked(Instance instance, String word) {
        await(instance, "it waits: " + word, () -> row(instance).state() == State.BLOCKED);
        TorrentRow row = row(instance);
        assertThat(row.message().orElse("")).contains(word);
        return row;
    }

    private void awaitComplete(Instance instance, Path data) throws IOException {
        await(instance, "it goes on by itself", () -> row(instance).complete());
        assertThat(payload.difference(data)).isEmpty();
    }

    private void await(Instance instance, String what, Callable<Boolean> condition) {
        Await.until(PATIENCE, what, () -> instance.all() + "\n" + instance.log(), condition);
    }
}
