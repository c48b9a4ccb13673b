package org.starling.ui.desktop;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.starling.library.TorrentView;
import org.starling.ui.bridge.Threads;
import org.starling.ui.program.Memory;
import org.starling.ui.program.Program;
import org.starling.ui.text.Figures;
import org.starling.ui.text.Words;
import org.starling.ui.transfers.model.Tick;
import org.starling.wire.InfoHash;

/**
 * Keeps the desktop informed: messages while nobody looks, the icon with its menu and the rates as its tip. What talks
 * to the desktop may take a moment and runs in the background; everything else is the window's thread.
 */
public final class BesideWindow {
    private static final String MESSAGES = "messages";

    private final Program program;
    private final Words words;
    private final Figures figures;
    private final Threads threads;
    private final DesktopLink link;
    private final Herald herald;
    private volatile boolean icon;
    private String tip = "";

    /** What the menu of the icon does with the window. */
    public record Actions(Runnable show, Runnable quit) {}

    /** @param seen whether the user looks at the window */
    public BesideWindow(
            Program program, Figures figures, Words words, Threads threads, DesktopLink link, BooleanSupplier seen) {
        this.program = program;
        this.words = words;
        this.figures = figures;
        this.threads = threads;
        this.link = link;
        this.herald = new Herald(
                words,
                message -> threads.background(() -> link.messages().tell(message)),
                () -> tellsMessages(program.memory()) && !seen.getAsBoolean());
    }

    public static boolean tellsMessages(Memory memory) {
        return !memory.get(MESSAGES).equals(Optional.of("off"));
    }

    public static void tellMessages(Memory memory, boolean on) {
        memory.put(MESSAGES, on ? "on" : "off");
    }

    /** Puts the icon in its place, if there is one. */
    public void begin(Actions actions) {
        TrayMenu menu = new TrayMenu(
                actions.show(),
                List.of(
                        new TrayMenu.Item(words.get("tray.show"), actions.show()),
                        new TrayMenu.Item(words.get("tray.pause"), () -> each(program.library()::pause)),
                        new TrayMenu.Item(words.get("tray.resume"), () -> each(program.library()::resume)),
                        new TrayMenu.Item(words.get("tray.quit"), actions.quit())));
        threads.background(() -> icon = link.tray().show(menu));
    }

    private void each(Function<InfoHash, CompletableFuture<Void>> command) {
        program.library().list().stream().map(TorrentView::infoHash).forEach(hash -> {
            CompletableFuture<Void> unused = command.apply(hash);
        });
    }

    /** Whether our icon is there, so that the window may go. */
    public boolean hasIcon() {
        return icon;
    }

    public void apply(Tick tick) {
        herald.apply(tick);
        String now = words.get(
                "tray.tip",
                figures.rateOrZero(tick.summary().downRate()),
                figures.rateOrZero(tick.summary().upRate()));
        if (icon && !now.equals(tip)) {
            tip = now;
            threads.background(() -> link.tray().tip(now));
        }
    }
}
