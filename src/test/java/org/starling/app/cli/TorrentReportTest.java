package org.starling.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.starling.app.SampleTorrents;
import org.starling.app.text.Texts;
import org.starling.engine.Metainfo;
import org.starling.library.inspect.Inspector;

final class TorrentReportTest {

    @Test
    void showsATorrentAsATree() {
        Metainfo torrent = SampleTorrents.torrent(
                "Film\u001b[31m (2026)",
                List.of("film.mkv", "subs/en.srt", "subs/more/de.srt", "film.mp4.exe"),
                List.of(700L << 20, 50_000L, 51_000L, 9L));
        assertThat(new TorrentReport(Texts.load(), TestCli.terminal(true, false))
                        .lines(torrent, Inspector.inspect(torrent)))
                .containsExactly(
                        "Film[31m (2026)",
                        "  Infohash      " + torrent.infoHash().hex(),
                        "  Size          700 MiB (734104209 bytes) in 4 files",
                        "  Pieces        701 pieces of 1.00 MiB",
                        "  Private       no",
                        "  Comment       a remark",
                        "  Made by       Maker 1.0",
                        "  Made          2023-11-14 22:13 UTC",
                        "  Trackers      http://tracker.example/announce  udp://tracker.example:80",
                        "                http://two.example/a",
                        "  Web seeds     http://seed.example/film/",
                        "  98.6 KiB  ├─ subs/",
                        "  49.8 KiB  │  ├─ more/",
                        "  49.8 KiB  │  │  └─ de.srt",
                        "  48.8 KiB  │  └─ en.srt",
                        "   700 MiB  ├─ film.mkv",
                        "       9 B  └─ film.mp4.exe",
                        "Warning: programs that pretend to be something else. Do not open them:",
                        "    film.mp4.exe",
                        "Warning: names with characters that cannot be seen or that turn the text around"
                                + " (shown without them):",
                        "    Film[31m (2026)",
                        "Warning: names that some systems do not allow; they are changed on disk:",
                        "    Film[31m (2026)");
    }
}
