package org.starling.ui.shell;

import java.time.InstantSource;
import org.starling.ui.bridge.Threads;
import org.starling.ui.controls.Desktop;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.program.Program;
import org.starling.ui.theme.Themes;

/**
 * What the window stands in; everything that a test replaces.
 *
 * @param quit ends the program
 */
public record Surroundings(
        Program program,
        Kit kit,
        Threads threads,
        Dialogs dialogs,
        Desktop desktop,
        Themes themes,
        InstantSource clock,
        Runnable quit) {}
