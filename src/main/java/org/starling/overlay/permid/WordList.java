package org.starling.overlay.permid;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** 2048 English words that differ in their first four letters: docs/decisions/0012. Read when first needed. */
final class WordList {
    static final WordList ENGLISH = new WordList();

    private static final String FILE = "words.txt";

    private final List<String> words;

    private WordList() {
        try (InputStream in = WordList.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing in the jar");
            }
            words = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String word(int index) {
        return words.get(index);
    }

    List<String> words() {
        return words;
    }
}
