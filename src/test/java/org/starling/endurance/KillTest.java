package org.starling.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.starling.rig.Await;
import org.starling.rig.HttpTracker;
import org.starling.rig.Payload;
import org.starling.rig.SlowSeeder;
import org.starling.rig.SlowSeeder.Visit;
import org.starling.rig.Starling;

/**
 * SIGKILL at random moments: while it starts, while it downloads, while the list changes. The system property
 * {@code starling.kills} says how often; src/bench/kill9.sh does it 300 times.
 */
final class KillTest {
    private static final int KILLS = Integer.getInteger("starling.kills", 20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PIECE = 64 << 10;
    private static final long PAUSE_NANOS = 2_000_000;
    /** From the start of the JVM to some time after the first block, roughly. */
    private static final int START_MILLIS = 2_000;

    private final long seed = Long.getLong("starling.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final HttpTracker tracker = new HttpTracker();
    private Path data = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void makeRoom() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        tracker.close();
    }

    @Test
    void losesNothingThatWasVerifiedAndNoTorrent() throws Exception {
        int size = Math.max(16 << 20, Math.min(64 << 20, KILLS << 20));
        Payload payload = new Payload("killed", PIECE).file("one", size / 3, 1).file("sub/two", size / 3 * 2, 2);
        Starling starling = new Starling(folder.resolve("starling"));
        try (SlowSeeder seeder = new SlowSeeder(payload, PAUSE_NANOS)) {
            begin(starling, seeder, payload);
            ListUser user = new ListUser(folder, tracker.url(), payload.infoHash(), random);
            BitSet had = new BitSet();
            for (int kill = 1; kill <= KILLS; kill++) {
                int visits = seeder.visits().size();
                long verified = user.verified();
                runAndKill(starling, seeder, user, 2 * size / KILLS);
                for (Visit visit :
                        seeder.visits().subList(visits, seeder.visits().size())) {
                    checkVisit(visit, had, verified, payload);
                    had = visit.had();
                }
            }
            runToTheEnd(starling, seeder, user, payload);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void doesNotHashAgainAfterAKill() throws Exception {
        Payload payload = new Payload("unread", 256 << 10).file("one", 48 << 20, 1);
        Starling starling = new Starling(folder.resolve("starling"));
        try (SlowSeeder seeder = new SlowSeeder(payload, PAUSE_NANOS / 4)) {
            begin(starling, seeder, payload);
            long verified;
            long readWithoutData;
            try (Instance instance = Instance.start(starling)) {
                Await.until(PATIENCE, "it fetches", instance::log, () -> seeder.served() > 0);
                readWithoutData = bytesRead(instance);
                Await.until(PATIENCE, "half of it", instance::log, () -> seeder.served() > payload.size() / 2);
                verified = instance.row(payload.infoHash()).orElseThrow().verified();
            }
            int visits = seeder.visits().size();
            try (Instance instance = Instance.start(starling)) {
                Await.until(
                        PATIENCE,
                        "it goes on",
                        instance::log,
                        () -> seeder.visits().size() > visits);
                assertThat(bytesRead(instance) - readWithoutData).isLessThan(verified / 2);
            }
        }
    }

    /** What a process has read in system calls so far; what is mapped, as classes are, does not count. */
    private static long bytesRead(Instance instance) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(instance.pid()), "io")).stream()
                .filter(line -> line.startsWith("rchar: "))
                .mapToLong(line -> Long.parseLong(line.substring(7)))
                .sum();
    }

    private void begin(Starling starling, SlowSeeder seeder, Payload payload) throws IOException {
        Path torrent = payload.torrent(folder, tracker.url());
        try (Instance first = Instance.start(starling)) {
            first.awaitAnswer();
            assertThat(first.add(torrent, data)).isPresent();
        }
        tracker.tellEveryone(List.of(seeder.address()));
    }

    private void runAndKill(Starling starling, SlowSeeder seeder, ListUser user, int most) throws Exception {
        long enough = seeder.served() + random.nextInt(most);
        boolean early = random.nextInt(4) == 0;
        long moment = System.nanoTime()
                + Duration.ofMillis(random.nextInt(START_MILLIS)).toNanos();
        long latest = System.nanoTime() + Duration.ofMillis(2 * START_MILLIS).toNanos();
        AtomicBoolean killed = new AtomicBoolean();
        try (Instance instance = Instance.start(starling)) {
            CompletableFuture<Void> using = CompletableFuture.runAsync(() -> use(instance, user, killed));
            Await.until(
                    PATIENCE,
                    "the moment to kill",
                    instance::log,
                    () -> using.isDone()
                            || (early
                                    ? System.nanoTime() > moment
                                    : seeder.served() >= enough || System.nanoTime() > latest));
            boolean alive = instance.isAlive();
            killed.set(true);
            instance.close();
            using.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(alive)
                    .as("seed %d: alive before the kill\n%s", seed, instance.log())
                    .isTrue();
        }
    }

    private void use(Instance instance, ListUser user, AtomicBoolean killed) {
        try {
            while (!killed.get()) {
                instance.all().ifPresent(user::look);
                user.change(instance);
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + "\n" + instance.log(), e);
        }
    }

    /** @param had what it had said it has before, reported what it had told its user before */
    private void checkVisit(Visit visit, BitSet had, long reported, Payload payload) {
        BitSet lost = (BitSet) had.clone();
        lost.andNot(visit.had());
        assertThat(lost.isEmpty()).as("seed %d: lost %s", seed, lost).isTrue();
        long bytes = visit.had().stream().mapToLong(payload::pieceSize).sum();
        assertThat(bytes).as("seed %d: bytes kept", seed).isGreaterThanOrEqualTo(reported);
        BitSet again = visit.asked();
        again.and(visit.had());
        assertThat(again.isEmpty()).as("seed %d: fetched again %s", seed, again).isTrue();
    }

    private void runToTheEnd(Starling starling, SlowSeeder seeder, ListUser user, Payload payload) throws Exception {
        try (Instance instance = Instance.start(starling)) {
            Await.until(
                    PATIENCE,
                    "it is complete",
                    instance::log,
                    () -> instance.row(payload.infoHash())
                            .filter(row -> row.complete())
                            .isPresent());
            user.look(instance.all().orElseThrow());
            assertThat(payload.difference(data)).isEmpty();
            instance.terminate(PATIENCE);
        }
        long served = seeder.served();
        try (Instance instance = Instance.start(starling)) {
            instance.awaitAnswer();
            user.look(instance.all().orElseThrow());
            assertThat(instance.row(payload.infoHash()).orElseThrow().verified())
                    .isEqualTo(payload.size());
            assertThat(seeder.served()).isEqualTo(served);
        }
    }
}
