package org.starling.ui.settings.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.starling.library.Library;
import org.starling.library.watch.WatchFolder;
import org.starling.ui.bridge.Threads;

/** The folders that are watched, as the library has them. Window's thread. */
public final class WatchModel {
    private final Library library;
    private final Threads threads;
    private final ReadOnlyObjectWrapper<List<WatchFolder>> folders;

    public WatchModel(Library library, Threads threads) {
        this.library = library;
        this.threads = threads;
        this.folders = new ReadOnlyObjectWrapper<>(library.snapshot().watchFolders());
    }

    public ReadOnlyObjectProperty<List<WatchFolder>> folders() {
        return folders.getReadOnlyProperty();
    }

    /**
     * Watches a folder; no folder is watched twice.
     *
     * @param before in whose place it comes
     */
    public CompletableFuture<Void> put(Optional<WatchFolder> before, WatchFolder now) {
        List<WatchFolder> changed = new ArrayList<>();
        for (WatchFolder one : folders.get()) {
            if (before.equals(Optional.of(one))) {
                changed.add(now);
            } else if (!one.folder().equals(now.folder())) {
                changed.add(one);
            }
        }
        if (!changed.contains(now)) {
            changed.add(now);
        }
        return set(changed);
    }

    /** Watches it no more; what came from it stays. */
    public CompletableFuture<Void> remove(WatchFolder folder) {
        List<WatchFolder> changed = new ArrayList<>(folders.get());
        changed.remove(folder);
        return set(changed);
    }

    /** The future is completed on the window's thread, when the list is as it should be. */
    private CompletableFuture<Void> set(List<WatchFolder> changed) {
        CompletableFuture<Void> shown = new CompletableFuture<>();
        threads.show(
                library.watchFolders(List.copyOf(changed)),
                nothing -> {
                    folders.set(List.copyOf(changed));
                    shown.complete(null);
                },
                shown::completeExceptionally);
        return shown;
    }
}
