package org.starling.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.starling.engine.TorrentLimits;
import org.starling.engine.TorrentSettings;
import org.starling.wire.InfoHash;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeLimits;

final class EntryCodecTest {
    private static Entry entry(TorrentLimits limits) {
        return new Entry(
                InfoHash.fromHex("0123456789abcdef0123456789abcdef01234567"),
                3,
                "name",
                5,
                false,
                Instant.ofEpochMilli(7),
                Optional.empty(),
                new TransferTotals(1, 2, 4, 5),
                3,
                Optional.of("magnet:?x"),
                List.of(List.of("http://tracker")),
                TorrentSettings.in(Path.of("/data")).withLimits(limits),
                Standing.NEW);
    }

    @Test
    void limitsAreKept() {
        Entry entry = entry(new TorrentLimits(500_000, 20_000, 7));

        assertThat(EntryCodec.decode(EntryCodec.encode(entry))).contains(entry);
    }

    @Test
    void anEntryFromBeforeThereWereLimitsHasNone() throws Exception {
        BDict all = Bencode.decodeDict(EntryCodec.encode(entry(new TorrentLimits(1, 2, 3))), BencodeLimits.LENIENT);
        BDict older = all.toBuilder()
                .remove("down")
                .remove("up")
                .remove("connections")
                .build();

        assertThat(EntryCodec.decode(Bencode.encode(older))).contains(entry(TorrentLimits.NONE));
    }

    @Test
    void damageIsSurvived() {
        byte[] good = EntryCodec.encode(entry(new TorrentLimits(500_000, 20_000, 7)));
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = good.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            EntryCodec.decode(bad)
                    .ifPresent(
                            entry -> assertThat(entry.settings().limits().up()).isNotNegative());
        }
    }
}
