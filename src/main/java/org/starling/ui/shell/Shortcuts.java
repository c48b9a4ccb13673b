package org.starling.ui.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import org.starling.library.queue.QueueMove;
import org.starling.ui.transfers.TransferActions;
import org.starling.ui.transfers.TransfersPane;

/** All keys of the window in one place, so that the sheet never lies. */
final class Shortcuts {
    private final Map<String, Runnable> byKeys = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final BooleanSupplier listed;

    /** @param listed whether the list is seen: what is not is not acted upon */
    Shortcuts(
            Commands commands,
            TransferActions actions,
            TransfersPane transfers,
            Runnable toggleDetails,
            Runnable toggleRates,
            BooleanSupplier listed) {
        this.listed = listed;
        add("Shortcut+O", "tool.add", commands::addFiles);
        add("Shortcut+U", "tool.link", commands::addLink);
        add("Shortcut+N", "tool.create", commands::create);
        add("Shortcut+F", "filter", commands::findTyped);
        listed("Shortcut+R", "torrent.resume", actions::resume);
        listed("Shortcut+P", "torrent.pause", actions::pause);
        listed("Shortcut+Shift+R", "torrent.recheck", actions::recheck);
        listed("Shortcut+M", "torrent.move", actions::move);
        listed("Shortcut+L", "torrent.limit", actions::limit);
        listed("Shortcut+E", "torrent.openFolder", actions::openFolder);
        listed("Shortcut+Shift+C", "torrent.copy.magnet", actions::copyMagnets);
        add("Shortcut+Z", "undo.name", actions::undo);
        listed("Shortcut+Shift+Up", "queue.up", () -> actions.queue(QueueMove.UP));
        listed("Shortcut+Shift+Down", "queue.down", () -> actions.queue(QueueMove.DOWN));
        add("Shortcut+1", "key.list", () -> {
            commands.open(Place.TRANSFERS);
            transfers.focusList();
        });
        add("Shortcut+2", "side.friends", () -> commands.open(Place.FRIENDS));
        add("Shortcut+3", "side.identity", () -> commands.open(Place.IDENTITY));
        add("Shortcut+4", "side.overlay", () -> commands.open(Place.OVERLAY));
        add("Shortcut+T", "rates.toggle", toggleRates);
        listed("F4", "tool.details", toggleDetails);
        add("Shortcut+Comma", "tool.settings", commands::settings);
        add("F1", "tool.shortcuts", commands::shortcuts);
        add("Shortcut+Q", "key.quit", commands::quit);
        names.put("Space", "key.toggle");
        names.put("Enter", "torrent.open");
        names.put("Delete", "torrent.remove");
        names.put("Shortcut+A", "key.all");
        names.put("Shortcut+V", "key.paste");
        names.put("Shift+F10", "key.menu");
    }

    void install(Scene scene) {
        byKeys.forEach((keys, action) -> scene.getAccelerators().put(KeyCombination.valueOf(keys), action));
    }

    /** Keys and the texts of what they do. */
    Map<String, String> names() {
        return names;
    }

    private void listed(String keys, String text, Runnable action) {
        add(keys, text, () -> {
            if (listed.getAsBoolean()) {
                action.run();
            }
        });
    }

    private void add(String keys, String text, Runnable action) {
        byKeys.put(keys, action);
        names.put(keys, text);
    }
}
