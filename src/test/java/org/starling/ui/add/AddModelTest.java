package org.starling.ui.add;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.app.SampleTorrents;
import org.starling.library.Filing;
import org.starling.settings.ListSetting;
import org.starling.ui.DirectThreads;
import org.starling.ui.FakeProgram;
import org.starling.ui.text.Words;

final class AddModelTest {
    private static final String LINK = "magnet:?xt=urn:btih:c9e15763f722f23e98a29decdfae341b98d53056&dn=Cosmos";
    private static final AddModel.Choices CHOICES =
            new AddModel.Choices(Path.of("/data"), Filing.NONE, false, false, false, false);

    private final FakeProgram program = new FakeProgram();

    private AddModel model(String source) {
        AddModel model = new AddModel(program, new DirectThreads(), Words.of(Locale.ENGLISH), source);
        model.read();
        return model;
    }

    @Test
    void aFileIsLookedAtBeforeItIsAdded() {
        AddModel model = model("/tmp/film.torrent");
        assertThat(model.state().get()).isInstanceOf(AddState.Ready.class);
        assertThat(program.library.calls()).isEmpty();

        model.choose("*.srt", false);
        assertThat(model.wanted()).contains(700L << 20);
        assertThat(model.add(CHOICES)).isCompleted();
        assertThat(program.library.calls()).hasSize(1).first().asString().contains("[NORMAL, SKIP, SKIP]");
    }

    @Test
    void unwantedFilesAreNotChosenToBeginWith() throws IOException {
        program.settings().change(before -> before.with(ListSetting.UNWANTED_FILES, List.of("*.srt")));
        AddModel model = model("/tmp/film.torrent");
        assertThat(model.wanted()).contains(700L << 20);
        model.choose("*.srt", true);
        assertThat(model.wanted()).hasValueSatisfying(bytes -> assertThat(bytes).isGreaterThan(700L << 20));
    }

    @Test
    void aMagnetWaitsForItsFilesAndCanBeAddedMeanwhile() {
        AddModel model = model(LINK);
        assertThat(model.state().get()).isInstanceOf(AddState.Fetching.class);

        assertThat(model.add(CHOICES)).isCompleted();
        assertThat(program.preview).isCancelled();
        assertThat(program.library.calls()).hasSize(1).first().asString().startsWith("add c9e1");
    }

    @Test
    void aMagnetsFilesCanBeChosenOnceTheyAreHere() {
        AddModel model = model(LINK);
        program.preview.complete(SampleTorrents.film());
        assertThat(model.state().get()).isInstanceOf(AddState.Ready.class);
    }

    @Test
    void whatIsListedAlreadyIsSaid() {
        program.library.put(
                SampleTorrents.view(
                        SampleTorrents.film().infoHash(),
                        SampleTorrents.film(),
                        org.starling.engine.TorrentSettings.in(Path.of("/d"))),
                SampleTorrents.film());
        assertThat(((AddState.Ready) model("/tmp/film.torrent").state().get()).listed())
                .isTrue();
    }

    @Test
    void failuresAreSentences() {
        assertThat(model("missing.torrent").state().get())
                .isEqualTo(new AddState.Failed("There is no file missing.torrent."));
        assertThat(((AddState.Failed) model("bad").state().get()).sentence()).contains("v2");
    }

    @Test
    void nothingHappensAfterItWasClosed() {
        AddModel model = model(LINK);
        model.close();
        assertThat(model.state().get()).isInstanceOf(AddState.Fetching.class);
        assertThat(program.preview).isCancelled();
    }

    @ParameterizedTest
    @CsvSource({
        "*.mkv, film/a.mkv, true",
        "*.mkv, film/a.mkv.exe, false",
        "subs/*, subs/en.srt, true",
        "subs/*, other/subs/en.srt, true",
        "a?c, abc, true",
        "a?c, abbc, false",
        "FILM, my film.mkv, true",
        "'.(', a.(b, true",
        "'[', plain, false",
    })
    void patternsFitPaths(String pattern, String path, boolean fits) {
        assertThat(AddModel.pattern(pattern).matcher(path).find()).isEqualTo(fits);
    }
}
