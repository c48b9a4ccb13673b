package org.starling.ui.text;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Folders as people type them. Pure. */
public final class TypedFolder {
    private TypedFolder() {}

    /** Empty unless it is a full path: nobody knows what another would be relative to. */
    public static Optional<Path> parse(String typed) {
        try {
            return Optional.of(typed.strip())
                    .filter(text -> !text.isEmpty())
                    .map(Path::of)
                    .filter(Path::isAbsolute);
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }
}
