package org.starling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text that one language has, all languages have. */
final class BundlesTest {
    private static final String LANGUAGE = "_[a-z]{2,3}(_[A-Z]{2})?(?=\\.properties$)";

    @Test
    void translationsHaveTheSameKeys() throws IOException {
        assertThat(keysMissingPerBundle(Path.of("src/main/resources"))).isEmpty();
    }

    @Test
    void aMissingTranslationIsFound(@TempDir Path bundles) throws IOException {
        Files.writeString(bundles.resolve("messages.properties"), "hello=Hello\nbye=Bye\n");
        Files.writeString(bundles.resolve("messages_de.properties"), "hello=Hallo\nneu=Neu\n");
        Files.writeString(bundles.resolve("other.properties"), "alone=Alone\n");

        assertThat(keysMissingPerBundle(bundles))
                .containsExactly(
                        entry(bundles.resolve("messages.properties"), Set.of("neu")),
                        entry(bundles.resolve("messages_de.properties"), Set.of("bye")));
    }

    private static Map<Path, Set<String>> keysMissingPerBundle(Path root) throws IOException {
        Map<Path, Set<String>> keys = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".properties")).toList()) {
                keys.put(file, keysOf(file));
            }
        }
        Map<String, Set<String>> keysOfFamily = new TreeMap<>();
        keys.forEach((file, own) -> keysOfFamily
                .computeIfAbsent(family(file), name -> new TreeSet<>())
                .addAll(own));

        Map<Path, Set<String>> missing = new TreeMap<>();
        keys.forEach((file, own) -> {
            Set<String> lacking = new TreeSet<>(keysOfFamily.getOrDefault(family(file), Set.of()));
            lacking.removeAll(own);
            if (!lacking.isEmpty()) {
                missing.put(file, lacking);
            }
        });
        return missing;
    }

    private static Set<String> keysOf(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts.stringPropertyNames();
    }

    private static String family(Path file) {
        return file.toString().replaceFirst(LANGUAGE, "");
    }
}
