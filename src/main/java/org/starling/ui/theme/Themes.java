package org.starling.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.starling.ui.bridge.Threads;
import org.starling.ui.program.Memory;

/** Puts light or dark in force, at once and for all windows; our own style sheet uses only the theme's colours. */
public final class Themes {
    private static final String KEY = "appearance";
    private static final String OWN =
            Objects.requireNonNull(Themes.class.getResource("starling.css")).toExternalForm();

    private final Memory memory;
    private final Threads threads;
    private final BooleanSupplier systemIsDark;
    private boolean dark;

    /** @param systemIsDark may block */
    public Themes(Memory memory, Threads threads, BooleanSupplier systemIsDark) {
        this.memory = memory;
        this.threads = threads;
        this.systemIsDark = systemIsDark;
    }

    public Appearance chosen() {
        return memory.get(KEY).map(Appearance::of).orElse(Appearance.SYSTEM);
    }

    public void choose(Appearance appearance) {
        memory.put(KEY, appearance.name());
        apply();
    }

    /** At the start, and whenever the window comes to the front: the desktop may have changed its mind. */
    public void apply() {
        switch (chosen()) {
            case LIGHT -> show(false);
            case DARK -> show(true);
            case SYSTEM -> {
                if (Application.getUserAgentStylesheet() == null) {
                    show(dark);
                }
                threads.background(() -> {
                    boolean now = systemIsDark.getAsBoolean();
                    threads.window(() -> {
                        if (chosen() == Appearance.SYSTEM) {
                            show(now);
                        }
                    });
                });
            }
        }
    }

    public boolean dark() {
        return dark;
    }

    public static Scene scene(Parent root, double width, double height) {
        Scene scene = new Scene(root, width, height);
        dress(scene);
        return scene;
    }

    /** Our own rules on top of the theme's. */
    public static void dress(Scene scene) {
        scene.getStylesheets().add(OWN);
    }

    private void show(boolean darkNow) {
        dark = darkNow;
        String sheet = darkNow ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
    }
}
