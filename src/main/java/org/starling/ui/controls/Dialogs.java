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

    /**
     * Whether the user says yes to it.
     *
     * @param yes what the button says that does it
     */
    boolean confirm(String title, String explanation, String yes);

    /**
     * Whether closing the window quits; empty if it is not to be closed.
     *
     * @param icon it can go on behind an icon
     */
    Optional<Close> close(boolean icon);

    /** What becomes of a window that is closed. */
    enum Close {
        QUIT,
        HIDE
    }

    /** A line of text; empty if it was given up. */
    Optional<String> ask(String title, String label, String now);

    /** Any file that is there. */
    Optional<Path> chooseFile(String title);

    /** Where something is to be saved. */
    Optional<Path> saveFile(String title, String name);

    /** Several lines of text; empty if they were given up. */
    Optional<String> lines(String title, String label, String now);
}
