package org.starling.ui.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.app.SampleTorrents;
import org.starling.ui.transfers.model.TorrentRow;

final class DataPlaceTest {
    @TempDir
    Path folder;

    private TorrentRow row(String name) {
        return TorrentRow.of(SampleTorrents.paused(name, folder));
    }

    @ParameterizedTest
    @CsvSource({"film.mkv, film.mkv", ".., _", "., _", "../../etc/passwd, .._.._etc_passwd", "Film: I? , Film_ I_"})
    void noNameLeadsOutOfTheFolder(String name, String place) {
        assertThat(DataPlace.of(row(name))).isEqualTo(folder.resolve(place));
    }

    @Test
    void whatIsNotThereYetIsShownByItsFolder() throws IOException {
        assertThat(DataPlace.toOpen(row("film"))).isEqualTo(folder);
        Path film = Files.createFile(folder.resolve("film"));
        assertThat(DataPlace.toOpen(row("film"))).isEqualTo(film);
    }
}
