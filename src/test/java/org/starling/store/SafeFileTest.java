package org.starling.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {

    @TempDir
    Path folder;

    private SafeFile.Loaded<String> load(SafeFile file) {
        return file.load(bytes -> Optional.of(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void givesBackTheNewestVersion() throws IOException {
        SafeFile file = new SafeFile(folder.resolve("x"));
        file.save(bytes("one"));
        file.save(bytes("two"));
        assertThat(load(file)).isEqualTo(new SafeFile.Loaded<>(Optional.of("two"), false));
    }

    @Test
    void isEmptyAndUndamagedBeforeTheFirstSave() {
        assertThat(load(new SafeFile(folder.resolve("x")))).isEqualTo(new SafeFile.Loaded<>(Optional.empty(), false));
    }

    @Test
    void fallsBackFromEveryTruncation() throws IOException {
        Path path = folder.resolve("x");
        SafeFile file = new SafeFile(path);
        file.save(bytes("previous"));
        file.save(bytes("newest"));
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length++) {
            Files.write(path, java.util.Arrays.copyOf(whole, length));
            assertThat(load(file)).isEqualTo(new SafeFile.Loaded<>(Optional.of("previous"), true));
        }
    }

    @Test
    void fallsBackFromEveryFlippedByte() throws IOException {
        Path path = folder.resolve("x");
        SafeFile file = new SafeFile(path);
        file.save(bytes("previous"));
        file.save(bytes("newest"));
        byte[] whole = Files.readAllBytes(path);
        Random random = new Random(7);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(path, damaged);
            assertThat(load(file)).isEqualTo(new SafeFile.Loaded<>(Optional.of("previous"), true));
        }
    }

    @Test
    void survivesDamageBeforeTheFirstChange() throws IOException {
        Path path = folder.resolve("x");
        SafeFile file = new SafeFile(path);
        file.save(bytes("only"));
        Files.write(path, new byte[0]);
        assertThat(load(file)).isEqualTo(new SafeFile.Loaded<>(Optional.of("only"), true));
    }

    @Test
    void usesThePreviousVersionWhenTheNewestIsGone() throws IOException {
        Path path = folder.resolve("x");
        SafeFile file = new SafeFile(path);
        file.save(bytes("one"));
        file.save(bytes("two"));
        Files.delete(path);
        assertThat(load(file)).isEqualTo(new SafeFile.Loaded<>(Optional.of("one"), true));
    }

    @Test
    void ignoresAHalfWrittenNewVersion() throws IOException {
        SafeFile file = new SafeFile(folder.resolve("x"));
        file.save(bytes("one"));
        Files.write(folder.resolve("x.new"), bytes("half"));
        assertThat(load(file)).isEqualTo(new SafeFile.Loaded<>(Optional.of("one"), false));
        file.save(bytes("two"));
        assertThat(load(file).value()).contains("two");
    }

    @Test
    void deletesAllVersions() throws IOException {
        SafeFile file = new SafeFile(folder.resolve("x"));
        file.save(bytes("one"));
        file.save(bytes("two"));
        file.delete();
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void keepsSeveralVersionsAndFallsBackFromOneToTheNext() throws IOException {
        Path path = folder.resolve("x");
        SafeFile file = new SafeFile(path, 3);
        for (String version : List.of("one", "two", "three", "four", "five")) {
            file.save(bytes(version));
        }
        List<String> found = new ArrayList<>();
        for (String version : List.of("x", "x.old", "x.old2", "x.old3")) {
            found.add(load(file).value().orElseThrow());
            Files.write(folder.resolve(version), new byte[found.size() % 2]);
        }
        assertThat(found).containsExactly("five", "four", "three", "two");
        assertThat(load(file)).isEqualTo(new SafeFile.Loaded<>(Optional.empty(), true));
        file.save(bytes("six"));
        assertThat(load(file)).isEqualTo(new SafeFile.Loaded<>(Optional.of("six"), false));
        file.delete();
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void findsAnOlderVersionWhenThoseBetweenAreGone() throws IOException {
        SafeFile file = new SafeFile(folder.resolve("x"), 3);
        for (String version : List.of("one", "two", "three")) {
            file.save(bytes(version));
        }
        Files.delete(folder.resolve("x"));
        Files.delete(folder.resolve("x.old"));
        assertThat(load(file)).isEqualTo(new SafeFile.Loaded<>(Optional.of("one"), true));
    }

    @Test
    void knowsItsVersionsByName() {
        for (String version : List.of("a.entry", "a.entry.old", "a.entry.old2")) {
            assertThat(SafeFile.isVersion(version, "a.entry")).isTrue();
        }
        for (String other : List.of("a.entry.new", "a.entry.older", "aXentry", "b.entry")) {
            assertThat(SafeFile.isVersion(other, "a.entry")).isFalse();
        }
    }
}
