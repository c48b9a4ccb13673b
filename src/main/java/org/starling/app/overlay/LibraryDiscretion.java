package org.starling.app.overlay;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

    public LibraryDiscretion(Library library, Supplier<Settings> settings) {
        this.library = library;
        this.settings = settings;
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

    private boolean isPublic(InfoHash torrent) {
        Boolean before = known.get(torrent);
        if (before != null) {
            return before;
        }
        Optional<Boolean> found = library.metainfo(torrent).map(file -> !file.isPrivate());
        found.ifPresent(open -> known.put(torrent, open));
        return found.orElse(false);
    }
}
