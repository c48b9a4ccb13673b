package org.starling.ui.controls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Questions that stop everything else. Behind an interface, since the system's own choosers cannot be tested. */
public interface Dialogs {

    List<Path> chooseTorrents();

    Optional<Path> chooseFolder(Path start);

    /** A file or, with {@code folder}, a folder to make a torrent of. */
    Optional<Path> chooseContent(boolean folder);

    Optional<Path> saveTorrent(String name);

    /** Whether their data is to be deleted too; empty if they stay. */
    Optional<Boolean> remove(List<String> names);

    /** @param yes what the button says that does it */
    boolean confirm(String title, String explanation, String yes);

    /** A line of text; empty if it was given up. */
    Optional<String> ask(String title, String label, String now);

    /** Several lines of text; empty if they were given up. */
    Optional<String> lines(String title, String label, String now);
}
