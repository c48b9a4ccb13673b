package org.starling.ui.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import org.starling.library.queue.QueueMove;
import org.starling.ui.transfers.TransferActions;
import org.starling.ui.transfers.TransfersPane;

/** All keys of the window in one place, so that the sheet never lies. */
final class Shortcuts {
    private final Map<String, Runnable> byKeys = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    Shortcuts(
            Commands commands,
            TransferActions actions,
            TransfersPane transfers,
            Runnable toggleDetails,
            Runnable toggleRates) {
        add("Shortcut+O", "tool.add", commands::addFiles);
        add("Shortcut+U", "tool.link", commands::addLink);
        add("Shortcut+N", "tool.create", commands::create);
        add("Shortcut+F", "filter", commands::findTyped);
        add("Shortcut+R", "torrent.resume", actions::resume);
        add("Shortcut+P", "torrent.pause", actions::pause);
        add("Shortcut+Shift+R", "torrent.recheck", actions::recheck);
        add("Shortcut+M", "torrent.move", actions::move);
        add("Shortcut+L", "torrent.limit", actions::limit);
        add("Shortcut+E", "torrent.openFolder", actions::openFolder);
        add("Shortcut+Shift+C", "torrent.copy.magnet", actions::copyMagnets);
        add("Shortcut+Z", "undo.name", actions::undo);
        add("Shortcut+Shift+Up", "queue.up", () -> actions.queue(QueueMove.UP));
        add("Shortcut+Shift+Down", "queue.down", () -> actions.queue(QueueMove.DOWN));
        add("Shortcut+1", "key.list", transfers::focusList);
        add("Shortcut+T", "rates.toggle", toggleRates);
        add("F4", "tool.details", toggleDetails);
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

    private void add(String keys, String text, Runnable action) {
        byKeys.put(keys, action);
        names.put(keys, text);
    }
}
