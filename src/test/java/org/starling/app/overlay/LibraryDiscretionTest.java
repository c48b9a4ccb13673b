package org.starling.app.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.app.FakeLibrary;
import org.starling.app.SampleTorrents;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentSettings;
import org.starling.library.TorrentView;
import org.starling.library.category.Labels;
import org.starling.settings.ListSetting;
import org.starling.settings.Settings;

final class LibraryDiscretionTest {
    private final Settings settings = Settings.USUAL
            .with(ListSetting.KEEP_CATEGORIES, List.of("mine", "video/home"))
            .with(ListSetting.KEEP_TAGS, List.of("secret"));
    private final FakeLibrary library = new FakeLibrary();
    private final Queue<Runnable> reading = new ArrayDeque<>();

    @ParameterizedTest
    @CsvSource({
        "false, '', '', true",
        "true, '', '', false",
        "false, films, '', true",
        "false, mine, '', false",
        "false, mine/holiday, '', false",
        "false, mineral, '', true",
        "false, video, '', true",
        "false, video/home, '', false",
        "false, '', other, true",
        "false, '', secret, false",
        "false, '', secret/deep, false",
        "false, '', keep-to-myself, false",
        "true, films, secret, false"
    })
    void tellsOfWhatIsPublicAndNotKept(boolean isPrivate, String category, String tag, boolean told) {
        Metainfo torrent = privacy(SampleTorrents.film(), isPrivate);
        LibraryDiscretion discretion = new LibraryDiscretion(library, () -> settings, reading::add);
        assertThat(discretion.mayTell(torrent.infoHash())).as("not in the list").isFalse();
        TorrentView view = SampleTorrents.view(torrent.infoHash(), torrent, TorrentSettings.in(Path.of("/data")));
        library.put(labelled(view, category, tag), torrent);
        assertThat(discretion.mayTell(torrent.infoHash())).as("not read yet").isFalse();
        while (!reading.isEmpty()) {
            reading.remove().run();
        }
        assertThat(discretion.mayTell(torrent.infoHash())).isEqualTo(told);
    }

    private static TorrentView labelled(TorrentView view, String category, String tag) {
        Labels labels = Labels.of(
                Optional.of(category).filter(name -> !name.isEmpty()), tag.isEmpty() ? Set.of() : Set.of(tag));
        return new TorrentView(
                view.infoHash(),
                view.name(),
                view.size(),
                view.verified(),
                view.paused(),
                view.added(),
                view.completed(),
                view.totals(),
                view.settings(),
                view.live(),
                view.problem(),
                view.hold(),
                labels,
                view.queue(),
                view.share(),
                view.trackers());
    }

    private static Metainfo privacy(Metainfo torrent, boolean isPrivate) {
        return new Metainfo(
                torrent.infoHash(),
                torrent.name(),
                torrent.singleFile(),
                torrent.size(),
                torrent.pieceLength(),
                torrent.hashes(),
                torrent.files(),
                torrent.trackers(),
                torrent.webSeeds(),
                torrent.nodes(),
                isPrivate,
                torrent.hybrid(),
                torrent.comment(),
                torrent.createdBy(),
                torrent.createdEpochSeconds(),
                torrent.infoBytes());
    }
}
