package org.starling.ui.controls;

import java.nio.file.Path;

/** The desktop around the window. */
public interface Desktop {

    /** With whatever the user opens such things. */
    void open(Path path);

    void copy(String text);

    /** The text that was copied last; empty if there is none. */
    String pasted();
}
