package org.starling.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.RunCounts;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;
import org.starling.wire.InfoHash;

/** Counting what came and went, and saving it seldom. */
final class TotalsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    Path folder;

    private final FakeEngine engine = new FakeEngine();
    private final List<ManagedTorrent> torrents = new ArrayList<>();
    private Instant now = NOW;

    private Totals totals() throws IOException {
        return new Totals(new TotalsFile(folder), new EntryStore(folder), () -> torrents, () -> now);
    }

    private ManagedTorrent torrent(int number) {
        InfoHash hash = InfoHash.fromHex(String.format("%040x", number));
        TorrentSettings settings = TorrentSettings.in(folder);
        Entry entry = new Entry(
                hash,
                number,
                "torrent",
                10,
                false,
                NOW,
                Optional.empty(),
                new TransferTotals(1_000, 100, 50, 5),
                0,
                Optional.empty(),
                List.of(),
                settings,
                Standing.NEW);
        ManagedTorrent torrent = new ManagedTorrent(entry);
        TorrentSource source = new TorrentSource.ByHash(hash, Optional.empty(), List.of(), List.of());
        torrent.started(engine.start(source, settings, new TorrentListener() {}));
        torrents.add(torrent);
        return torrent;
    }

    private FakeEngine.FakeTorrent run(ManagedTorrent torrent) {
        return engine.running(torrent.entry().infoHash());
    }

    private long saved() throws IOException {
        return new EntryStore(folder).load().entries().size();
    }

    @Test
    void timesAndTrafficOfTheRunAreAdded() {
        ManagedTorrent torrent = torrent(1);
        run(torrent).downloaded = 7;
        run(torrent).run = new RunCounts(60, 20, 0, 0);
        assertThat(torrent.withTotals().totals()).isEqualTo(new TransferTotals(1_007, 100, 110, 25));
        assertThat(torrent.inThisSession()).isEqualTo(new TransferTotals(7, 0, 60, 20));
    }

    @Test
    void whatMovesIsSavedEveryFewMinutesAndWhatIsIdleEveryHour() throws IOException {
        Totals totals = totals();
        ManagedTorrent busy = torrent(1);
        ManagedTorrent idle = torrent(2);
        run(busy).downloaded = 7;
        run(idle).run = new RunCounts(60, 20, 0, 0);
        for (int round = 1; round < 10; round++) {
            totals.round();
        }
        assertThat(saved()).isZero();
        totals.round();
        assertThat(saved()).isEqualTo(1);
        for (int round = 11; round <= 120; round++) {
            totals.round();
        }
        assertThat(saved()).isEqualTo(2);
        assertThat(new EntryStore(folder).load().entries())
                .extracting(Entry::totals)
                .containsExactly(new TransferTotals(1_007, 100, 50, 5), new TransferTotals(1_000, 100, 110, 25));
    }

    @Test
    void aThousandTorrentsAreNotSavedAtOnce() throws IOException {
        Totals totals = totals();
        for (int i = 1; i <= 100; i++) {
            run(torrent(i)).downloaded = i;
        }
        for (int round = 1; round <= 10; round++) {
            totals.round();
        }
        assertThat(saved()).isEqualTo(Totals.SAVES_A_ROUND);
        totals.round();
        totals.round();
        totals.round();
        assertThat(saved()).isEqualTo(100);
    }

    @Test
    void theTotalsOfAllOutliveTorrentsAndKills() throws IOException {
        Totals totals = totals();
        ManagedTorrent gone = torrent(1);
        ManagedTorrent stays = torrent(2);
        run(gone).downloaded = 30;
        run(stays).downloaded = 12;
        torrents.remove(gone);
        totals.removed(gone);
        now = NOW.plusSeconds(90);
        assertThat(totals.now().session()).isEqualTo(new ClientTotals(42, 0, 90, NOW));
        totals.saveAll();

        torrents.clear();
        now = NOW.plusSeconds(1_000);
        Totals next = totals();
        assertThat(next.now().session()).isEqualTo(new ClientTotals(0, 0, 0, now));
        assertThat(next.now().allTime()).isEqualTo(new ClientTotals(42, 0, 90, NOW));
        run(torrent(3)).downloaded = 8;
        now = NOW.plusSeconds(1_010);
        assertThat(next.now().allTime()).isEqualTo(new ClientTotals(50, 0, 100, NOW));
    }

    @Test
    void aDamagedFileCountsFromZero() throws IOException {
        Files.writeString(folder.resolve("totals"), "nonsense");
        assertThat(totals().now().allTime()).isEqualTo(new ClientTotals(0, 0, 0, NOW));
    }

    /** Entries from before the times were counted. */
    @Test
    void olderEntriesStayReadable() {
        byte[] older = new String(EntryCodec.encode(torrent(1).entry()), StandardCharsets.ISO_8859_1)
                .replace("6:activei50e", "")
                .replace("7:seedingi5e", "")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(EntryCodec.decode(older).orElseThrow().totals()).isEqualTo(new TransferTotals(1_000, 100, 0, 0));
    }
}
