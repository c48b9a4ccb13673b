package org.starling.app.overlay;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.starling.library.Library;
import org.starling.library.TorrentView;
import org.starling.library.category.LabelNames;
import org.starling.library.category.Labels;
import org.starling.overlay.disclosure.Discretion;
import org.starling.settings.ListSetting;
import org.starling.settings.Settings;
import org.starling.wire.InfoHash;

/**
 * What the library and the settings say of telling others: nothing of private torrents, of those in a category or with
 * a tag that the user keeps to himself, and of those whose files are not known yet.
 */
public final class LibraryDiscretion implements Discretion {
    /** The tag that always means it. */
    public static final String TAG = "keep-to-myself";

    private final Library library;
    private final Supplier<Settings> settings;

    /** A torrent does not change between private and public, so a look into its file is enough for ever. */
    private final Map<InfoHash, Boolean> known = new ConcurrentHashMap<>();

    private final Set<InfoHash> learning = ConcurrentHashMap.newKeySet();
    private final Executor reading;

    /** @param reading where torrent files may be read */
    public LibraryDiscretion(Library library, Supplier<Settings> settings, Executor reading) {
        this.library = library;
        this.settings = settings;
        this.reading = reading;
    }

    @Override
    public boolean mayTell(InfoHash torrent) {
        Optional<TorrentView> view = library.find(torrent);
        return view.isPresent() && !isKept(view.get().labels()) && isPublic(torrent);
    }

    private boolean isKept(Labels labels) {
        Settings now = settings.get();
        return labels.isTagged(TAG)
                || now.get(ListSetting.KEEP_TAGS).stream().anyMatch(labels::isTagged)
                || labels.category()
                        .filter(name -> now.get(ListSetting.KEEP_CATEGORIES).stream()
                                .anyMatch(kept -> LabelNames.isWithin(name, kept)))
                        .isPresent();
    }

    /** Not before its file was read, which is not done here: the loop waits for no disk. */
    private boolean isPublic(InfoHash torrent) {
        Boolean open = known.get(torrent);
        if (open == null && learning.add(torrent)) {
            reading.execute(() -> learn(torrent));
        }
        return Boolean.TRUE.equals(open);
    }

    /** Finds out whether the torrent is private. May read its file. */
    void learn(InfoHash torrent) {
        library.metainfo(torrent).ifPresent(file -> known.put(torrent, !file.isPrivate()));
        learning.remove(torrent);
    }
}
