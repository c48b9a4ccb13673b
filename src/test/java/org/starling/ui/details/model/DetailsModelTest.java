package org.starling.ui.details.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.starling.app.SampleTorrents;
import org.starling.engine.FilePriority;
import org.starling.engine.FileSnapshot;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSettings;
import org.starling.library.TorrentView;
import org.starling.ui.SampleLists;
import org.starling.ui.details.model.SpeedHistory.Span;
import org.starling.ui.transfers.model.RowState;
import org.starling.ui.transfers.model.TorrentRow;

final class DetailsModelTest {

    @Test
    void aTreeOfFilesAddsUp() {
        FileNode root = FileNode.of(SampleTorrents.film(), TorrentSettings.in(Path.of("/d")));
        FileNode subs =
                root.children().stream().filter(FileNode::folder).findFirst().orElseThrow();

        assertThat(root.length()).isEqualTo(SampleTorrents.film().size());
        assertThat(subs.files()).hasSize(2);
        subs.priority(FilePriority.SKIP);
        assertThat(root.chosen()).isEqualTo(700L << 20);
        assertThat(root.priority()).isEmpty();
        root.show(List.of(new FileSnapshot(0, 700L << 20, 350L << 20, FilePriority.NORMAL, 2)));
        assertThat(root.verified()).isEqualTo(350L << 20);
    }

    @Test
    void filesKnowTheirPieces() {
        FileNode root = FileNode.of(
                SampleTorrents.torrent("t", List.of("a/1", "b/2", "a/3", "b/none"), List.of(2_500L, 600L, 900L, 0L)),
                TorrentSettings.in(Path.of("/d")));
        assertThat(root.pieces(1_000)).contains(new FileNode.PieceRange(0, 4));
        assertThat(root.files().stream().map(file -> file.pieces(1_000)))
                .containsExactly(
                        Optional.of(new FileNode.PieceRange(0, 3)),
                        Optional.of(new FileNode.PieceRange(3, 4)),
                        Optional.of(new FileNode.PieceRange(2, 4)),
                        Optional.empty());
        FileNode a = root.children().get(0);
        assertThat(a.name()).isEqualTo("a");
        assertThat(a.pieces(1_000)).contains(new FileNode.PieceRange(0, 4));
        assertThat(a.length()).isEqualTo(3_400);
    }

    @Test
    void aRenamedFileStandsWhereItIs() {
        TorrentSettings settings = TorrentSettings.in(Path.of("/d")).withRenames(Map.of(0, "new/name.mkv"));
        FileNode root = FileNode.of(SampleTorrents.film(), settings);
        assertThat(root.children()).extracting(FileNode::name).containsExactly("new", "subs");
    }

    @Test
    void ratesAreAveragedOverTime() {
        SpeedHistory history = new SpeedHistory();
        for (int second = 0; second < 20; second++) {
            history.add(second < 10 ? 100 : 300, 50);
        }
        double[] minute = history.series(Span.MINUTE).down();
        assertThat(minute).hasSize(60);
        assertThat(minute[39]).isNegative();
        assertThat(minute[40]).isEqualTo(100);
        assertThat(minute[59]).isEqualTo(300);
        double[] half = history.series(Span.HALF_HOUR).down();
        assertThat(half[178]).isEqualTo(100);
        assertThat(half[179]).isEqualTo(300);
    }

    @Test
    void aDayGoesRoundWithoutGrowing() {
        SpeedHistory history = new SpeedHistory();
        for (int second = 0; second < 200_000; second++) {
            history.add(second, 0);
        }
        for (Span span : Span.values()) {
            double[] down = history.series(span).down();
            assertThat(down).hasSize(span.points()).isSorted();
            assertThat(down[0]).isNotNegative();
        }
    }

    @Test
    void theLogTellsChangesOnly() {
        TorrentLog log = new TorrentLog(InstantSource.fixed(SampleLists.NOW));
        TorrentView view = SampleTorrents.paused("a", Path.of("/d"));
        TorrentRow paused = TorrentRow.of(view);
        TorrentRow running = TorrentRow.of(SampleTorrents.running(view, new TorrentPhase.Downloading(), 1, 5_000));
        log.add(List.of(paused));
        assertThat(log.of(view.infoHash())).isEmpty();

        log.add(List.of(running));
        log.add(List.of(running));
        assertThat(log.of(view.infoHash()))
                .containsExactly(
                        new TorrentLog.Line(SampleLists.NOW, Optional.of(RowState.DOWNLOADING), Optional.empty()));
        log.remove(List.of(view.infoHash()));
        assertThat(log.of(view.infoHash())).isEmpty();
    }

    @Test
    void linesStayWhileTheirValuesChange() {
        LiveList<Character, String> lines = new LiveList<>(text -> text.charAt(0));
        lines.show(List.of("a1", "b1"));
        LiveItem<String> a = lines.items().get(0);
        lines.show(List.of("a2", "c1"));
        assertThat(lines.items()).extracting(LiveItem::get).containsExactly("a2", "c1");
        assertThat(lines.items().get(0)).isSameAs(a);
    }
}
