package org.starling.ui.overlay.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.app.SampleTorrents;
import org.starling.engine.TorrentSettings;
import org.starling.ui.DirectThreads;
import org.starling.ui.FakeProgram;
import org.starling.ui.SampleLists;
import org.starling.ui.program.overlay.Told;
import org.starling.ui.text.Words;

final class ToldModelTest {
    private final FakeProgram program = new FakeProgram();

    private ToldModel model(Locale locale) {
        ToldModel model = new ToldModel(program.overlay, program.library, new DirectThreads(), Words.of(locale));
        model.refresh();
        return model;
    }

    @Test
    void itIsFilteredBySubjectAndWords() {
        program.overlay.fill();
        ToldModel model = model(Locale.ENGLISH);
        assertThat(model.shown()).hasSize(6);

        model.type("carla");
        assertThat(model.shown()).hasSize(2);
        model.type("bram picture");
        assertThat(model.shown()).hasSize(1);

        model.type("");
        model.subject().set(Optional.of(Told.Subject.FRIENDSHIP));
        assertThat(model.shown()).hasSize(2).allMatch(told -> told.subject() == Told.Subject.FRIENDSHIP);
    }

    @Test
    void torrentsHaveTheirNames() {
        program.library.put(
                SampleTorrents.view(
                        SampleTorrents.film().infoHash(), SampleTorrents.film(), TorrentSettings.in(Path.of("/data"))),
                SampleTorrents.film());
        ToldModel model = model(Locale.ENGLISH);
        Told told =
                told(Told.Subject.TORRENT_FILE, SampleTorrents.film().infoHash().hex());
        assertThat(model.text(told)).isEqualTo("Torrent file: Film (2026)");
        assertThat(model.text(told(Told.Subject.TORRENT_FILE, "00".repeat(20)))).contains("0000");
    }

    @Test
    void whatIsNotKeptIsCounted() {
        Told many = new Told(SampleLists.NOW, "x", "Bram", Told.Subject.TORRENTS, List.of("aa", "bb"), 12);
        assertThat(model(Locale.ENGLISH).text(many)).isEqualTo("Torrents that you have: aa, bb and 10 more");
    }

    /** Everything that friends are told is recorded in words that each language has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "request",
                "request with an invitation",
                "accepted",
                "refused",
                "name",
                "name and picture",
                "where a common friend is",
                "where we are, for a friend whom both may know",
                "our new key"
            })
    void recordedWordsAreTranslated(String recorded) {
        String german = model(Locale.GERMAN).text(told(Told.Subject.PROFILE, recorded));
        assertThat(german).startsWith("Über dich: ").doesNotContain(recorded.length() > 4 ? recorded : "your name");
    }

    private static Told told(Told.Subject subject, String what) {
        return new Told(SampleLists.NOW, "x", "Bram", subject, List.of(what), 1);
    }
}
