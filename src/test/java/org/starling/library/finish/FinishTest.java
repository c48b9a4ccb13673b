package org.starling.library.finish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.rig.Await;

class FinishTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "{name},              film,              film",
                "{name},              $(reboot) `x` ; y, $(reboot) `x` ; y",
                "--name={name},       a b,               --name=a b",
                "{name},              -rf,               _-rf",
                "-{name},             rf,                -rf",
                "x{name},             -rf,               x-rf",
                "{name}{name},        {name}$1,          {name}$1{name}$1",
                "{unknown} {},        film,              {unknown} {}",
                "{path},              film,              /data/film",
            })
    void placeholdersAreFilledInOnce(String template, String name, String argument) {
        Map<String, String> values = Map.of("name", name, "path", "/data/film");
        assertThat(ProgramLine.fill(List.of("{name}", template), values)).containsExactly("{name}", argument);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x.bat", "C:\\a b\\X.CMD", "x.cmd "})
    void whatGoesThroughAShellIsNotRun(String program) {
        assertThat(ProgramLine.isSafe(List.of(program, "a"))).isFalse();
        assertThat(ProgramLine.isSafe(List.of())).isFalse();
        assertThat(ProgramLine.isSafe(List.of("/bin/x"))).isTrue();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void runsProgramsAndTellsHowTheyFailed(@TempDir Path folder) throws Exception {
        SystemPrograms programs = new SystemPrograms();
        BlockingQueue<String> failures = new LinkedBlockingQueue<>();
        Path made = folder.resolve("it's $(made)");
        programs.run(List.of("touch", made.toString()), failures::add);
        Await.until(Duration.ofSeconds(20), "the program has run", () -> Files.exists(made));
        programs.run(List.of("false"), failures::add);
        assertThat(failures.poll(20, TimeUnit.SECONDS)).isEqualTo("it ended with 1");
        programs.run(List.of(folder.resolve("missing").toString()), failures::add);
        assertThat(failures.poll(20, TimeUnit.SECONDS)).contains("missing");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theInhibitorRunsAsLongAsItIsWanted(@TempDir Path folder) {
        Path pid = folder.resolve("pid");
        KeepAwake awake = new InhibitorProcess(List.of("sh", "-c", "echo $$ >\"$0\"; exec cat", pid.toString()));
        awake.set(true);
        awake.set(true);
        Await.until(Duration.ofSeconds(20), "it runs", () -> Files.exists(pid) && Files.size(pid) > 0);
        awake.close();
        Await.until(
                Duration.ofSeconds(20),
                "it has ended",
                () -> ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .isEmpty());
    }

    @Test
    void withoutAWayToStayAwakeNothingHappens(@TempDir Path folder) {
        assertThat(InhibitorProcess.ofSystem("Linux", Optional.of(folder.toString())))
                .isSameAs(KeepAwake.NONE);
        assertThat(InhibitorProcess.ofSystem("Linux", Optional.empty())).isSameAs(KeepAwake.NONE);
    }

    @Test
    void allIsDoneWhenTheLastOneIsComplete() {
        DoneWatch<String> watch = new DoneWatch<>();
        assertThat(watch.update(Set.of(), one -> true)).isFalse();
        assertThat(watch.update(Set.of("a", "b"), one -> false)).isFalse();
        assertThat(watch.update(Set.of("b"), "a"::equals)).isFalse();
        assertThat(watch.update(Set.of(), one -> true)).isTrue();
        assertThat(watch.update(Set.of(), one -> true)).isFalse();
    }

    @Test
    void whatIsPausedOrRemovedIsNotDone() {
        DoneWatch<String> watch = new DoneWatch<>();
        watch.update(Set.of("a", "b"), one -> false);
        assertThat(watch.update(Set.of(), "a"::equals)).isFalse();
    }
}
