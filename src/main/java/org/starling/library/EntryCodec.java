package org.starling.library;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.starling.engine.FilePriority;
import org.starling.engine.TorrentLimits;
import org.starling.engine.TorrentSettings;
import org.starling.wire.InfoHash;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BInt;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/**
 * An entry as bytes (bencoded, like everything around it) and back. Unknown keys are ignored, so that versions can
 * grow.
 */
final class EntryCodec {

    private static final long VERSION = 1;

    private EntryCodec() {}

    static byte[] encode(Entry entry) {
        TorrentSettings settings = entry.settings();
        BDictBuilder dict = BDict.builder()
                .put("version", VERSION)
                .put("hash", entry.infoHash().bytes())
                .put("sequence", entry.sequence())
                .put("name", entry.name())
                .put("size", entry.size())
                .put("paused", entry.paused() ? 1 : 0)
                .put("added", entry.added().toEpochMilli())
                .put("downloaded", entry.totals().downloaded())
                .put("uploaded", entry.totals().uploaded())
                .put("active", entry.totals().active())
                .put("seeding", entry.totals().seeding())
                .put("verified", entry.verified())
                .put("folder", settings.folder().toString())
                .put("sequential", settings.sequential() ? 1 : 0)
                .put("edges", settings.firstAndLastFirst() ? 1 : 0)
                .put("preallocate", settings.preallocate() ? 1 : 0)
                .put("priorities", priorities(settings.priorities()))
                .put("renames", renames(settings.renames()))
                .put("trackers", tiers(entry.trackers()))
                .put("down", settings.limits().down())
                .put("up", settings.limits().up())
                .put("connections", settings.limits().connections());
        entry.completed().ifPresent(at -> dict.put("completed", at.toEpochMilli()));
        entry.magnet().ifPresent(link -> dict.put("magnet", link));
        StandingCodec.put(dict, entry.standing());
        return Bencode.encode(dict.build());
    }

    /** Empty if the bytes are not an entry; the checksum around them makes that a matter of versions, not of damage. */
    static Optional<Entry> decode(byte[] bytes) {
        try {
            BDict dict = Bencode.decodeDict(bytes, BencodeLimits.LENIENT);
            if (dict.integer("version").orElse(0L) != VERSION) {
                return Optional.empty();
            }
            return Optional.of(new Entry(
                    InfoHash.of(dict.string("hash").orElseThrow().bytes()),
                    number(dict, "sequence"),
                    text(dict, "name"),
                    number(dict, "size"),
                    flag(dict, "paused"),
                    Instant.ofEpochMilli(number(dict, "added")),
                    dict.integer("completed").map(Instant::ofEpochMilli),
                    totals(dict),
                    number(dict, "verified"),
                    dict.string("magnet").map(BString::utf8),
                    tiers(dict),
                    settings(dict),
                    StandingCodec.read(dict)));
        } catch (BencodeException | RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    /** The times came later than the first entries. */
    private static TransferTotals totals(BDict dict) {
        return new TransferTotals(
                number(dict, "downloaded"),
                number(dict, "uploaded"),
                dict.integer("active").orElse(0L),
                dict.integer("seeding").orElse(0L));
    }

    private static TorrentSettings settings(BDict dict) {
        List<FilePriority> priorities = new ArrayList<>();
        for (byte code : dict.string("priorities").orElse(BString.EMPTY).bytes()) {
            priorities.add(priority(code));
        }
        Map<Integer, String> renames = new HashMap<>();
        for (BValue pair : dict.list("renames").orElse(BList.EMPTY)) {
            if (pair instanceof BList list
                    && list.get(0) instanceof BInt index
                    && list.get(1) instanceof BString path) {
                renames.put(Math.toIntExact(index.value()), path.utf8());
            }
        }
        return new TorrentSettings(
                Path.of(text(dict, "folder")),
                priorities,
                renames,
                flag(dict, "sequential"),
                flag(dict, "edges"),
                flag(dict, "preallocate"),
                limits(dict));
    }

    private static TorrentLimits limits(BDict dict) {
        return new TorrentLimits(
                number(dict, "down"), number(dict, "up"), Math.toIntExact(number(dict, "connections")));
    }

    private static BValue priorities(List<FilePriority> priorities) {
        byte[] codes = new byte[priorities.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = code(priorities.get(i));
        }
        return BString.of(codes);
    }

    private static byte code(FilePriority priority) {
        return switch (priority) {
            case SKIP -> 0;
            case LOW -> 1;
            case NORMAL -> 2;
            case HIGH -> 3;
        };
    }

    private static FilePriority priority(byte code) {
        return switch (code) {
            case 0 -> FilePriority.SKIP;
            case 1 -> FilePriority.LOW;
            case 2 -> FilePriority.NORMAL;
            case 3 -> FilePriority.HIGH;
            default -> throw new IllegalArgumentException("priority " + code);
        };
    }

    private static BValue renames(Map<Integer, String> renames) {
        List<BValue> pairs = new ArrayList<>();
        renames.forEach((file, path) -> pairs.add(BList.of(new BInt(file), BString.of(path))));
        return new BList(pairs);
    }

    private static BValue tiers(List<List<String>> trackers) {
        return new BList(trackers.stream()
                .<BValue>map(
                        tier -> new BList(tier.stream().<BValue>map(BString::of).toList()))
                .toList());
    }

    private static List<List<String>> tiers(BDict dict) {
        List<List<String>> tiers = new ArrayList<>();
        for (BValue tier : dict.list("trackers").orElse(BList.EMPTY)) {
            if (tier instanceof BList urls) {
                tiers.add(urls.values().stream()
                        .filter(BString.class::isInstance)
                        .map(url -> ((BString) url).utf8())
                        .toList());
            }
        }
        return tiers;
    }

    private static long number(BDict dict, String key) {
        return dict.integer(key).orElse(0L);
    }

    private static boolean flag(BDict dict, String key) {
        return number(dict, key) != 0;
    }

    private static String text(BDict dict, String key) {
        return dict.string(key).orElseThrow().utf8();
    }
}
