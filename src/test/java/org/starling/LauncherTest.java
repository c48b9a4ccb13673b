package org.starling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher with a java of our own, which only says how it was called. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
    private static final String ECHO = "#!/bin/sh\nfor a; do echo \"<$a>\"; done\necho \"LC_CTYPE=${LC_CTYPE:-}\"\n";

    @TempDir
    private Path dir;

    private Path launcher = Path.of("starling");
    private Path jdk = Path.of("jdk");

    @BeforeEach
    void install() throws IOException {
        Path installed = Files.createDirectories(dir.resolve("opt/star ling"));
        launcher = executable(installed.resolve("starling"), Files.readString(Path.of("starling")));
        Files.writeString(Files.createDirectory(installed.resolve("lib")).resolve("starling.jar"), "");
        jdk = jdk("17.0.1");
    }

    @Test
    void runsTheInstalledJarAndKeepsTheArguments() throws Exception {
        Outcome outcome = run(launcher, Map.of("STARLING_JAVA_OPTS", "-Xmx1g -Dx=*"), "add", "a  b", "*", "");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.lines())
                .containsSubsequence(
                        "<-Xmx512m>",
                        "<-Xmx1g>",
                        "<-Dx=*>",
                        "<-cp>",
                        "<" + launcher.resolveSibling("lib/starling.jar").toRealPath() + ">",
                        "<org.starling.app.Main>",
                        "<add>",
                        "<a  b>",
                        "<*>",
                        "<>");
    }

    @Test
    void findsItsFolderThroughSymlinks() throws Exception {
        Path bin = Files.createDirectories(dir.resolve("usr/bin"));
        Path first = Files.createSymbolicLink(bin.resolve("first"), bin.relativize(launcher));
        Path second = Files.createSymbolicLink(bin.resolve("second"), first.getFileName());

        assertThat(run(second, Map.of()).lines())
                .contains("<" + launcher.resolveSibling("lib/starling.jar").toRealPath() + ">");
    }

    @Test
    void refusesAnOldJava() throws Exception {
        jdk = jdk("11.0.20");

        assertThat(run(launcher, Map.of()))
                .isEqualTo(failure("Java 11.0.20 at " + jdk + " is too old: 17 or later is needed"));
    }

    @Test
    void refusesAJavaHomeWithoutJava() throws Exception {
        jdk = dir.resolve("nothing");

        assertThat(run(launcher, Map.of()))
                .isEqualTo(failure("JAVA_HOME is " + jdk + ", but there is no bin/java in it"));
    }

    @Test
    void saysWhenMavenIsMissing() throws Exception {
        Path tools = Files.createDirectory(dir.resolve("tools"));
        for (String tool : List.of("find", "mkdir")) {
            Path real = Path.of("/usr/bin", tool);
            String path = Files.exists(real) ? real.toString() : "/bin/" + tool;
            executable(tools.resolve(tool), "#!/bin/sh\nexec " + path + " \"$@\"\n");
        }
        Files.createDirectories(launcher.resolveSibling("src/main"));
        Files.writeString(launcher.resolveSibling("pom.xml"), "");

        assertThat(run(launcher, Map.of("PATH", tools.toString())))
                .isEqualTo(failure("Maven is missing, and Starling has to be built first (Debian: apt install maven)"));
    }

    @Test
    void leavesAUtf8LocaleAloneAndLeadsOthersToOne() throws Exception {
        assertThat(run(launcher, Map.of("LC_ALL", "", "LC_CTYPE", "de_DE.utf8")).lines())
                .contains("LC_CTYPE=de_DE.utf8");
        assertThat(run(launcher, Map.of("LC_ALL", "C")).lines()).contains("LC_CTYPE=C.UTF-8");
    }

    private Path jdk(String version) throws IOException {
        Path home = dir.resolve("jdk-" + version);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(home.resolve("bin/java"), ECHO);
        return home;
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Outcome failure(String message) {
        return new Outcome(1, List.of("starling: " + message));
    }

    private Outcome run(Path command, Map<String, String> environment, String... args) throws Exception {
        List<String> line = new ArrayList<>(List.of(command.toString()));
        line.addAll(List.of(args));
        Path output = dir.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readAllLines(output, StandardCharsets.UTF_8));
    }

    private record Outcome(int status, List<String> lines) {}
}
