package org.starling.ui.overlay.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.starling.library.Library;
import org.starling.library.TorrentView;
import org.starling.ui.bridge.Threads;
import org.starling.ui.program.overlay.OverlayAccess;
import org.starling.ui.program.overlay.Told;
import org.starling.ui.text.Words;
import org.starling.wire.InfoHash;

/** What was told to others, by subject and by the words that are typed. Window's thread. */
public final class ToldModel {
    /** Entries that are shown. */
    static final int MOST = 1_000;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}");

    private final OverlayAccess access;
    private final Library library;
    private final Threads threads;
    private final Words words;
    private final ObservableList<Told> all = FXCollections.observableArrayList();
    private final FilteredList<Told> shown = new FilteredList<>(all);
    private final SimpleObjectProperty<Optional<Told.Subject>> subject = new SimpleObjectProperty<>(Optional.empty());
    private String typed = "";
    private boolean looking;

    public ToldModel(OverlayAccess access, Library library, Threads threads, Words words) {
        this.access = access;
        this.library = library;
        this.threads = threads;
        this.words = words;
        subject.addListener((of, was, now) -> filter());
    }

    /** The newest first. */
    public ObservableList<Told> shown() {
        return shown;
    }

    /** The one that is shown; empty for all. */
    public SimpleObjectProperty<Optional<Told.Subject>> subject() {
        return subject;
    }

    /** Whether anything was told at all, shown or not. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    public void refresh() {
        if (looking) {
            return;
        }
        looking = true;
        threads.show(
                access.told(MOST),
                now -> {
                    looking = false;
                    if (!all.equals(now)) {
                        all.setAll(now);
                    }
                },
                thrown -> looking = false);
    }

    /** Only what has all these words, in the name, the subject or the thing. */
    public void type(String text) {
        typed = text.toLowerCase(words.locale()).strip();
        filter();
    }

    private void filter() {
        Optional<Told.Subject> only = subject.get();
        List<String> wanted = List.of(typed.split("\\s+"));
        shown.setPredicate(told -> (only.isEmpty() || only.get() == told.subject()) && hasAll(told, wanted));
    }

    private boolean hasAll(Told told, List<String> wanted) {
        String everything = (told.name() + " " + text(told)).toLowerCase(words.locale());
        return wanted.stream().allMatch(everything::contains);
    }

    /** The subject, and the things. */
    public String text(Told told) {
        String things = told.what().stream().map(this::thing).collect(Collectors.joining(", "));
        int more = told.count() - told.what().size();
        String rest = more > 0 ? " " + words.get("told.more", more) : "";
        return words.of("told", told.subject(), things + rest);
    }

    /** A torrent by its name if it is in the list; recorded words in the language of the window if it knows them. */
    private String thing(String recorded) {
        if (HASH.matcher(recorded).matches()) {
            return library.find(InfoHash.fromHex(recorded))
                    .map(TorrentView::name)
                    .orElse(recorded);
        }
        String key = "told.what." + recorded.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return words.has(key) ? words.get(key) : recorded;
    }
}
