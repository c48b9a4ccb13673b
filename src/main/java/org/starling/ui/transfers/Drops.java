package org.starling.ui.transfers;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Takes torrents and links that are dropped on the window. */
public final class Drops {
    private Drops() {}

    public static void accept(Node target, Consumer<List<String>> sources) {
        target.setOnDragOver(event -> {
            if (event.getGestureSource() == null
                    && !sources(event.getDragboard()).isEmpty()) {
                event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            }
            event.consume();
        });
        target.setOnDragDropped(event -> {
            List<String> dropped = sources(event.getDragboard());
            event.setDropCompleted(!dropped.isEmpty());
            event.consume();
            if (!dropped.isEmpty()) {
                sources.accept(dropped);
            }
        });
    }

    static List<String> sources(Dragboard board) {
        List<String> sources = new ArrayList<>();
        if (board.hasFiles()) {
            board.getFiles().stream()
                    .map(File::getPath)
                    .filter(path -> path.toLowerCase(Locale.ROOT).endsWith(".torrent"))
                    .forEach(sources::add);
        } else if (board.hasString()) {
            sources.addAll(links(board.getString()));
        }
        return sources;
    }

    /** The lines of a text that name torrents. */
    public static List<String> links(String text) {
        return text.lines().map(String::strip).filter(Drops::isLink).toList();
    }

    private static boolean isLink(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        boolean url = lower.startsWith("http://") || lower.startsWith("https://");
        return url || lower.startsWith("magnet:") || lower.matches("[0-9a-f]{40}|[a-z2-7]{32}");
    }
}
