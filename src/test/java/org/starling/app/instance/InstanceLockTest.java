package org.starling.app.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class InstanceLockTest {
    @TempDir
    Path folder;

    @Test
    void oneOfTwoInThisProcess() throws IOException {
        StateFolder state = new StateFolder(folder);
        Optional<InstanceLock> first = InstanceLock.acquire(state);
        assertThat(first).isPresent();
        assertThat(InstanceLock.acquire(state)).isEmpty();
        first.orElseThrow().close();
        try (InstanceLock again = InstanceLock.acquire(state).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void oneOfThreeProcessesAndTheNextAfterAKill() throws IOException, InterruptedException {
        List<Process> racers = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                racers.add(race());
            }
            List<Process> winners = new ArrayList<>();
            for (Process racer : racers) {
                if (word(racer).equals("won")) {
                    winners.add(racer);
                }
            }
            assertThat(winners).hasSize(1);
            assertThat(InstanceLock.acquire(new StateFolder(folder))).isEmpty();

            winners.get(0).destroyForcibly().waitFor();
            try (InstanceLock next =
                    InstanceLock.acquire(new StateFolder(folder)).orElseThrow()) {
                assertThat(next).isNotNull();
            }
        } finally {
            racers.forEach(Process::destroyForcibly);
        }
    }

    private Process race() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockRace.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String word(Process racer) throws IOException {
        BufferedReader reader = racer.inputReader();
        return String.valueOf(reader.readLine());
    }
}
