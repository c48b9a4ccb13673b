package org.starling.ui.desktop;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.program.Memory;

/** What becomes of the program when its window is closed. Window's thread. */
public final class Closing {
    private static final String KEY = "window.close";

    private final Memory memory;
    private final BooleanSupplier tray;
    private final Dialogs dialogs;
    private final Runnable hide;
    private final Runnable quit;

    /** The user's choice. */
    public enum Choice {
        QUIT,
        /** Goes on behind its icon; where there is none, it quits: nobody would find it again. */
        HIDE,
        ASK
    }

    /** @param tray whether our icon is there */
    public Closing(Memory memory, BooleanSupplier tray, Dialogs dialogs, Runnable hide, Runnable quit) {
        this.memory = memory;
        this.tray = tray;
        this.dialogs = dialogs;
        this.hide = hide;
        this.quit = quit;
    }

    public static Choice choice(Memory memory) {
        Optional<String> kept = memory.get(KEY).map(text -> text.toUpperCase(Locale.ROOT));
        for (Choice choice : Choice.values()) {
            if (kept.filter(choice.name()::equals).isPresent()) {
                return choice;
            }
        }
        return Choice.QUIT;
    }

    public static void choose(Memory memory, Choice choice) {
        memory.put(KEY, choice.name().toLowerCase(Locale.ROOT));
    }

    /** The user wants to close the window. */
    public void asked() {
        boolean icon = tray.getAsBoolean();
        Optional<Dialogs.Close> wish = switch (choice(memory)) {
            case QUIT -> Optional.of(Dialogs.Close.QUIT);
            case HIDE -> Optional.of(icon ? Dialogs.Close.HIDE : Dialogs.Close.QUIT);
            case ASK -> dialogs.close(icon);
        };
        wish.ifPresent(close -> {
            switch (close) {
                case HIDE -> hide.run();
                case QUIT -> quit.run();
            }
        });
    }
}
