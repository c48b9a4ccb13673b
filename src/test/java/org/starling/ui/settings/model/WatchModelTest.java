package org.starling.ui.settings.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.library.category.Labels;
import org.starling.library.watch.WatchFolder;
import org.starling.ui.DirectThreads;
import org.starling.ui.FakeProgram;
import org.starling.ui.text.Words;

final class WatchModelTest {
    private static final WatchForm FILMS = new WatchForm(
            "/watch/films", true, "/films", Optional.of("films"), "free, short,", true, WatchFolder.After.DELETE);

    private final FakeProgram program = new FakeProgram();
    private final WatchModel model = new WatchModel(program.library, new DirectThreads());

    private static WatchFolder folder(String path) {
        return new WatchForm(path, false, "", Optional.empty(), "", false, WatchFolder.After.RENAME).read();
    }

    @Test
    void aFormIsReadAndShownAgain() {
        WatchFolder read = FILMS.read();
        assertThat(read)
                .isEqualTo(new WatchFolder(
                        Path.of("/watch/films"),
                        true,
                        Optional.of(Path.of("/films")),
                        Labels.of(Optional.of("films"), Set.of("free", "short")),
                        true,
                        WatchFolder.After.DELETE));
        assertThat(WatchForm.of(read).read()).isEqualTo(read);
    }

    @Test
    void whatCannotBeUsedIsSaid() {
        Words words = Words.of(Locale.ENGLISH);
        assertThat(FILMS.trouble(words)).isEmpty();
        assertThat(WatchForm.EMPTY.trouble(words)).contains(words.get("add.folder.wrong"));
        assertThat(new WatchForm("/a", false, "b", Optional.empty(), "", false, WatchFolder.After.RENAME)
                        .trouble(words))
                .isPresent();
        assertThat(new WatchForm("/a", false, "", Optional.empty(), "x//y", false, WatchFolder.After.RENAME)
                        .trouble(words))
                .contains(words.get("label.wrong", "x//y"));
    }

    @Test
    void aChangedFolderKeepsItsPlaceAndNoneIsWatchedTwice() {
        model.put(Optional.empty(), folder("/a")).join();
        model.put(Optional.empty(), folder("/b")).join();
        model.put(Optional.of(folder("/a")), folder("/c")).join();
        assertThat(model.folders().get())
                .extracting(one -> one.folder().toString())
                .containsExactly("/c", "/b");
        model.put(Optional.empty(), folder("/b")).join();
        assertThat(model.folders().get())
                .hasSize(2)
                .isEqualTo(program.library.snapshot().watchFolders());
        model.remove(folder("/c")).join();
        assertThat(model.folders().get()).containsExactly(folder("/b"));
    }

    @Test
    void whatTheLibraryRefusesIsNotInTheList() {
        assertThat(model.put(Optional.empty(), folder("/missing"))).isCompletedExceptionally();
        assertThat(model.folders().get()).isEmpty();
    }
}
