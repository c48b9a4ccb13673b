package org.starling.library;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.starling.store.SafeFile;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** The totals of all runs on disk, in the library's folder. One thread. */
final class TotalsFile {
    private static final long VERSION = 1;

    private final SafeFile file;

    TotalsFile(Path folder) {
        file = new SafeFile(folder.resolve("totals"));
    }

    /** What was saved; from zero where nothing is, or nothing that can be read. */
    ClientTotals load(Instant now) {
        return file.load(TotalsFile::decode).value().orElseGet(() -> new ClientTotals(0, 0, 0, now));
    }

    void save(ClientTotals totals) throws IOException {
        BDictBuilder dict = BDict.builder()
                .put("version", VERSION)
                .put("downloaded", totals.downloaded())
                .put("uploaded", totals.uploaded())
                .put("seconds", totals.seconds())
                .put("since", totals.since().toEpochMilli());
        file.save(Bencode.encode(dict.build()));
    }

    private static Optional<ClientTotals> decode(byte[] bytes) {
        try {
            BDict dict = Bencode.decodeDict(bytes, BencodeLimits.LENIENT);
            return dict.integer("version")
                    .filter(version -> version == VERSION)
                    .map(version -> new ClientTotals(
                            number(dict, "downloaded"),
                            number(dict, "uploaded"),
                            number(dict, "seconds"),
                            Instant.ofEpochMilli(number(dict, "since"))));
        } catch (BencodeException notOurs) {
            return Optional.empty();
        }
    }

    private static long number(BDict dict, String key) {
        return dict.integer(key).filter(value -> value >= 0).orElse(0L);
    }
}
