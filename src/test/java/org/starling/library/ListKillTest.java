package org.starling.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.starling.rig.Await;
import org.starling.rig.Child;
import org.starling.rig.Starling;

/** SIGKILL at random moments while a thousand changes are made: none that was acknowledged is lost. */
class ListKillTest {
    private static final int KILLS = 5;
    private static final int CHANGES = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final long seed = Long.getLong("starling.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void losesNoChangeThatWasAcknowledged() throws Exception {
        Starling starling = new Starling(folder.resolve("starling"));
        Path notes = Files.createFile(folder.resolve("notes"));
        int first = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int target = acknowledged(notes).size() + CHANGES / KILLS + random.nextInt(20);
            try (Child victim = starling.startOther(
                    "org.starling.library.KillVictim",
                    folder.resolve("library").toString(),
                    notes.toString(),
                    Integer.toString(first))) {
                Await.until(
                        PATIENCE,
                        "changes were made",
                        victim::log,
                        () -> acknowledged(notes).size() >= target || !victim.isAlive());
                victim.kill();
            }
            List<Integer> done = acknowledged(notes);
            check(done);
            first = done.stream().mapToInt(Integer::intValue).max().orElse(0) + 100;
        }
        assertThat(acknowledged(notes)).hasSizeGreaterThanOrEqualTo(CHANGES);
    }

    /** The numbers of the changes; an error if one was refused. */
    private static List<Integer> acknowledged(Path notes) throws Exception {
        List<Integer> done = new ArrayList<>();
        for (String line : Files.readAllLines(notes)) {
            assertThat(line).startsWith("done ");
            done.add(Integer.parseInt(line.substring("done ".length())));
        }
        return done;
    }

    /** Later changes of the same kind that were not acknowledged may have been made, or not. */
    private void check(List<Integer> done) throws Exception {
        try (LibraryRig rig = new LibraryRig(folder.resolve("library"))) {
            LibrarySnapshot all = rig.library.snapshot();
            assertThat(all.torrents()).as("seed %d", seed).hasSize(KillVictim.TORRENTS);
            assertThat(all.warnings()).isEmpty();
            for (int number : done) {
                TorrentView view = rig.view(FakeMetainfos.hashOf(KillVictim.name(number % KillVictim.TORRENTS)));
                switch (number / KillVictim.TORRENTS % 5) {
                    case 0 ->
                        assertThat(view.settings().limits().down())
                                .as("seed %d", seed)
                                .isGreaterThanOrEqualTo(number);
                    case 1 ->
                        assertThat(view.share().own().orElseThrow().ratio().orElseThrow())
                                .as("seed %d", seed)
                                .isGreaterThanOrEqualTo(number);
                    case 2 ->
                        assertThat(view.labels().tags()).as("seed %d", seed).contains("n" + number);
                    case 3 ->
                        assertThat(Integer.parseInt(
                                        String.valueOf(view.settings().folder().getFileName())))
                                .as("seed %d", seed)
                                .isGreaterThanOrEqualTo(number);
                    default -> assertThat(view.queue().position()).isPositive();
                }
            }
        }
    }
}
