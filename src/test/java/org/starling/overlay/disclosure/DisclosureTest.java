package org.starling.overlay.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.permid.TestKeys;
import org.starling.overlay.service.TestLink;
import org.starling.wire.InfoHash;

final class DisclosureTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_772_000_000_123L);
    private final List<Disclosure> log = new ArrayList<>();
    private final TestLink link = new TestLink(1, Map.of());

    @TempDir
    Path folder;

    /** Whatever is asked for, what may not be told is neither in a message nor in the log. */
    @Test
    void whatIsKeptNeverPasses() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            List<InfoHash> all = IntStream.range(0, random.nextInt(20))
                    .mapToObj(DisclosureTest::torrent)
                    .toList();
            List<InfoHash> open =
                    all.stream().filter(one -> random.nextBoolean()).toList();
            DisclosureGate gate = new DisclosureGate(open::contains, log::add, () -> NOW);
            TestLink to = new TestLink(1, Map.of());
            List<InfoHash> told = gate.tell(to, 249, all, Function.identity(), DisclosureTest::join);
            all.forEach(one -> gate.tell(to, one, 247, one.bytes()));
            assertThat(told).isEqualTo(open);
            String sent = to.payloads.stream().map(DisclosureTest::text).reduce("", String::concat);
            all.forEach(one -> assertThat(sent.contains(text(one.bytes()))).isEqualTo(open.contains(one)));
            log.forEach(one -> assertThat(all.stream().filter(torrent -> !open.contains(torrent)))
                    .noneMatch(torrent -> one.what().contains(torrent.hex())));
            log.clear();
        }
    }

    @Test
    void whatLeavesIsRecordedAndWhatDoesNotIsNot() {
        DisclosureGate gate = new DisclosureGate(Discretion.SILENT, log::add, () -> NOW);
        gate.tell(link, Topic.PROFILE, "name", 239, new byte[] {1});
        assertThat(log).containsExactly(new Disclosure(NOW, link.peer(), Topic.PROFILE, List.of("name"), 1));
        assertThat(gate.tell(link, torrent(1), 247, new byte[1])).isFalse();
        link.close(LinkEnd.IDLE);
        gate.tell(link, Topic.PROFILE, "name", 239, new byte[] {1});
        assertThat(log).hasSize(1);
        assertThat(link.sent).containsExactly(239);
    }

    @Test
    void theLogKeepsTheNewest() throws Exception {
        try (DisclosureLog kept = new DisclosureLog(folder.resolve("log.db"))) {
            List<String> many =
                    IntStream.range(0, 300).mapToObj(Integer::toString).toList();
            List<CompletableFuture<Void>> written = new ArrayList<>();
            for (int i = 0; i < DisclosureLog.MOST + 10; i++) {
                written.add(kept.add(new Disclosure(
                        NOW.plusMillis(i), TestKeys.friend(1).permId(), Topic.TORRENTS, many, many.size())));
            }
            CompletableFuture.allOf(written.toArray(CompletableFuture[]::new)).get();
            List<Disclosure> all = kept.latest(Integer.MAX_VALUE).get();
            assertThat(all).hasSize(DisclosureLog.MOST);
            assertThat(all.get(0).at()).isEqualTo(NOW.plusMillis(DisclosureLog.MOST + 9));
            assertThat(all.get(0).what()).hasSize(Disclosure.MOST_KEPT);
            assertThat(all.get(0).count()).isEqualTo(300);
        }
        try (DisclosureLog again = new DisclosureLog(folder.resolve("log.db"))) {
            assertThat(again.latest(1).get().get(0).topic()).isEqualTo(Topic.TORRENTS);
        }
    }

    private static InfoHash torrent(int number) {
        byte[] bytes = new byte[20];
        new Random(number).nextBytes(bytes);
        return InfoHash.of(bytes);
    }

    private static byte[] join(List<InfoHash> torrents) {
        return torrents.stream()
                .map(one -> text(one.bytes()))
                .reduce("", String::concat)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
