package org.starling.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.app.command.PeerRow;
import org.starling.app.command.PeerRow.Flow;
import org.starling.app.command.PortRow;
import org.starling.app.command.TotalsRow;
import org.starling.app.command.TotalsRow.Sum;
import org.starling.app.command.TrackerRow;
import org.starling.app.command.WhyRow;
import org.starling.app.command.WhyRow.Explained;
import org.starling.app.text.Texts;

/** What a closer look prints, in narrow and in wide windows. */
final class WatchLinesTest {
    private static final Terminal TERMINAL = TestCli.terminal(true, false);
    private static final Texts TEXTS = Texts.load();

    private static final PortRow MAPPED = new PortRow(
            6881,
            true,
            "mapped",
            Optional.of("upnp"),
            Optional.of("203.0.113.7"),
            Optional.of(50_001L),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "never");

    private static final List<PeerRow> PEERS = List.of(
            new PeerRow(
                    "192.0.2.7:51413",
                    "qBittorrent/5.0.1",
                    "tracker",
                    true,
                    List.of("we_want", "wants"),
                    new Flow(3 << 20, 400 << 10, 700L << 20, 5 << 20),
                    0.437,
                    40,
                    3,
                    3_700),
            new PeerRow(
                    "[2001:db8:1:2:3:4:5:6]:6881",
                    "比特彗星 1.2",
                    "incoming",
                    false,
                    List.of("we_want", "chokes_us", "we_choke", "wants", "seed"),
                    new Flow(0, 0, 0, 0),
                    1,
                    0,
                    0,
                    5));

    @Test
    void peersAreAlignedAndTheirLettersExplained() {
        List<String> lines = PeersCommand.lines(PEERS, 90, TEXTS, TERMINAL);
        assertThat(lines.subList(0, 3))
                .containsExactly(
                        "Address                      Client           Flags   Done        Down         Up  From it",
                        "192.0.2.7:51413              qBittorrent/5.…  DUE    43.7%  3.00 MiB/s  400 KiB/s  700 MiB",
                        "[2001:db8:1:2:3:4:5:6]:6881  比特彗星 1.2     duI     100%           -          -        -");
        assertThat(String.join(" ", lines.subList(3, lines.size())))
                .isEqualTo("D it gives us what we ask for, d it refuses what we want, U we give it what it asks for, "
                        + "u we refuse what it wants, I it connected to us, E encrypted");
        assertThat(PeersCommand.lines(PEERS, 160, TEXTS, TERMINAL).get(0))
                .endsWith("Up  From it     To it  Found by  Connected");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 160})
    void peersKeepToTheWindow(int width) {
        List<String> lines = PeersCommand.lines(PEERS, width, TEXTS, TERMINAL);
        assertThat(lines)
                .allSatisfy(line -> assertThat(Cells.width(line)).as(line).isLessThanOrEqualTo(width));
        assertThat(lines.get(2)).startsWith("[2001:db8:1:2:3:4:5:6]:6881");
    }

    @Test
    void trackersAreShownWithoutTheirKeys() {
        List<TrackerRow> rows = List.of(
                new TrackerRow(
                        1,
                        "https://tracker.example/0123456789abcdef0123456789abcdef/announce",
                        "working",
                        50,
                        Optional.of(12L),
                        Optional.of(30L),
                        Optional.of(412L),
                        Optional.of(1_500L),
                        Optional.empty()),
                new TrackerRow(
                        2,
                        "http://two.example/announce?passkey=0123456789abcdef",
                        "refused",
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(60L),
                        Optional.of("unregistered torrent")));
        assertThat(TrackersCommand.lines(rows, 0, TEXTS, TERMINAL))
                .containsExactly(
                        "Tier  Tracker                                State    Peers  Seeds  "
                                + "Leechers  Downloads     Next",
                        "   1  https://tracker.example/…/announce     working     50     12        30        412  25m 00s",
                        "   2  http://two.example/announce?passkey=…  refuses      -      -         -          -   1m 00s",
                        "  http://two.example/announce?passkey=… says: unregistered torrent");
        assertThat(TrackersCommand.lines(rows, 60, TEXTS, TERMINAL))
                .allSatisfy(line -> assertThat(Cells.width(line)).isLessThanOrEqualTo(60));
    }

    @ParameterizedTest
    @CsvSource({
        "udp://tracker.example:80,                               udp://tracker.example:80",
        "http://u:p@tracker.example/announce,                    http://tracker.example/announce",
        "http://t.example/announce.php?x=1&key=aaaabbbbccccdddd, http://t.example/announce.php?x=1&key=…",
        "http://a-very-long-name-of-a-host.example/announce,     http://a-very-long-name-of-a-host.example/announce",
        "nonsense,                                               nonsense"
    })
    void keysOfTrackersAreLeftOut(String url, String shown) {
        assertThat(TrackerUrls.withoutKeys(url)).isEqualTo(shown);
    }

    @Test
    void reasonsAreWrappedBetweenWords() {
        List<WhyRow> rows = List.of(new WhyRow(
                2,
                "ab",
                "Film",
                List.of(new Explained(
                        "all_choke",
                        "stops",
                        "All 18 peers refuse our requests.",
                        Optional.of("They serve those first who give them most.")))));
        assertThat(WhyCommand.lines(rows, 30, TERMINAL))
                .containsExactly(
                        "2  Film",
                        "   • All 18 peers refuse our",
                        "     requests.",
                        "     They serve those first",
                        "     who give them most.");
        assertThat(WhyCommand.lines(rows, 0, TERMINAL)).hasSize(3);
    }

    @Test
    void totalsOfNowThisSessionAndEver() {
        TotalsRow row = new TotalsRow(
                12,
                3,
                41,
                3 << 20,
                1 << 20,
                new Sum(0, 1 << 20, 65, 0),
                new Sum(4L << 40, 1L << 40, 90_000, 86_400),
                MAPPED);
        assertThat(StatsCommand.lines(row, TEXTS, TERMINAL, ZoneOffset.UTC))
                .containsExactly(
                        "Torrents      12, of which 3 run; connected peers: 41",
                        "Now           3.00 MiB/s down, 1.00 MiB/s up",
                        "This session  0 B down, 1.00 MiB up, ratio -, running for 1m 05s",
                        "All time      4.00 TiB down, 1.00 TiB up, ratio 0.25, running for 1d 1h, since 1970-01-02",
                        "Port          6881, reached from outside; "
                                + "the router leads 203.0.113.7, port 50001, to it by UPnP");
    }

    @Test
    void wideLettersCountTwiceWhenWrapped() {
        assertThat(Cells.wrap("日本 日本 日本", 9)).containsExactly("日本 日本", "日本");
        assertThat(Cells.wrap("averylongword a", 5)).containsExactly("averylongword", "a");
    }
}
