package org.starling.engine.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.EngineTorrent;
import org.starling.engine.MetainfoService.CreateRequest;
import org.starling.engine.bt.bindings.CountingBindings;

/** bt-core really runs: a download between two engines calls everything that is said to be kept or wrapped. */
final class CallsThroughBtTest {

    private static final Pattern ROW = Pattern.compile("^\\| `(.+)` \\| (?:kept|wrapped) \\| .+");

    @TempDir
    Path temp;

    @Test
    void aDownloadCallsEveryKeptOrWrappedBinding() throws Exception {
        CountingBindings atSeeder = new CountingBindings();
        CountingBindings atLeecher = new CountingBindings();
        try (BtEngine seeder = Engines.start(temp.resolve("seeder"), atSeeder::around);
                BtEngine leecher = Engines.start(temp.resolve("leecher"), atLeecher::around)) {
            TestTorrent torrent = TestTorrent.create(temp.resolve("content"), "film", 500_000, leecher.metainfo());
            seeder.metainfo().parse(leecher.metainfo().create(request(torrent), p -> {}));
            Engines.awaitSeeding(Engines.start(seeder, torrent.metainfo(), torrent.folder()));
            EngineTorrent download = Engines.start(leecher, torrent.metainfo(), temp.resolve("out"));
            download.addPeers(List.of(seeder.listening()));
            Engines.awaitSeeding(download);
        }
        SoftAssertions.assertSoftly(all -> {
            for (String binding : keptOrWrapped()) {
                all.assertThat(atSeeder.calls(binding))
                        .as(binding + " at the seeder")
                        .isPositive();
                all.assertThat(atLeecher.calls(binding))
                        .as(binding + " at the leecher")
                        .isPositive();
            }
        });
        for (CountingBindings side : List.of(atSeeder, atLeecher)) {
            assertThat(side.calls("IPeerConnectionFactory")).isPositive();
            assertThat(side.calls("IPeerConnectionPool")).isPositive();
        }
        assertThat(atSeeder.calls("Set<PeerConnectionAcceptor>")).isPositive();
    }

    private static CreateRequest request(TestTorrent torrent) {
        return new CreateRequest(
                torrent.folder(),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                Optional.empty(),
                "",
                Optional.empty());
    }

    private static List<String> keptOrWrapped() {
        try {
            List<String> names = Files.readAllLines(Path.of("docs/engine-bt.md")).stream()
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> row.group(1))
                    .toList();
            assertThat(names).isNotEmpty();
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
