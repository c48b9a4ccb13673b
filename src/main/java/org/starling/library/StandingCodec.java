package org.starling.library;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.starling.library.category.LabelNames;
import org.starling.library.category.Labels;
import org.starling.library.share.ShareLimits;
import org.starling.library.share.ShareLimits.Match;
import org.starling.library.share.ShareLimits.Then;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;

/** The library's own part of what is saved, as bencoded keys. What is missing has its usual value. */
final class StandingCodec {
    private static final double MILLIONTHS = 1e6;

    private StandingCodec() {}

    static void put(BDictBuilder dict, Standing standing) {
        putLabels(dict, standing.labels());
        dict.put("place", standing.place());
        dict.put("forced", standing.forced() ? 1 : 0);
        dict.put("shared", standing.shared() ? 1 : 0);
        standing.home().ifPresent(home -> dict.put("home", home.toString()));
        standing.share().ifPresent(share -> dict.put("share", dict(share)));
    }

    /** @throws RuntimeException for values that cannot be */
    static Standing read(BDict dict) {
        return new Standing(
                labels(dict),
                dict.integer("place").orElse(0L),
                flag(dict, "forced"),
                dict.dict("share").map(StandingCodec::share),
                flag(dict, "shared"),
                path(dict, "home"));
    }

    static void putLabels(BDictBuilder dict, Labels labels) {
        labels.category().ifPresent(name -> dict.put("category", name));
        dict.put("tags", texts(labels.tags()));
    }

    /** Names that cannot be are left out: a torrent is worth more than its tag. */
    static Labels labels(BDict dict) {
        return Labels.of(
                dict.string("category").map(BString::utf8).filter(LabelNames::isValid), tags(dict.list("tags")));
    }

    static BDict dict(ShareLimits limits) {
        BDictBuilder dict = BDict.builder()
                .put("match", limits.match().name())
                .put("then", limits.then().name());
        limits.ratio().ifPresent(ratio -> dict.put("ratio", Math.round(ratio * MILLIONTHS)));
        limits.seeding().ifPresent(time -> dict.put("seeding", time.toSeconds()));
        limits.idle().ifPresent(time -> dict.put("idle", time.toSeconds()));
        return dict.build();
    }

    static ShareLimits share(BDict dict) {
        return new ShareLimits(
                dict.integer("ratio").map(ratio -> ratio / MILLIONTHS),
                dict.integer("seeding").map(Duration::ofSeconds),
                dict.integer("idle").map(Duration::ofSeconds),
                Match.valueOf(text(dict, "match")),
                Then.valueOf(text(dict, "then")));
    }

    static BValue texts(Set<String> texts) {
        return new BList(new TreeSet<>(texts).stream().<BValue>map(BString::of).toList());
    }

    static Set<String> tags(Optional<BList> list) {
        Set<String> tags = new TreeSet<>();
        for (BValue tag : list.orElse(BList.EMPTY)) {
            if (tag instanceof BString text && LabelNames.isValid(text.utf8())) {
                tags.add(text.utf8());
            }
        }
        return tags;
    }

    static Optional<Path> path(BDict dict, String key) {
        return dict.string(key).map(BString::utf8).map(Path::of);
    }

    static String text(BDict dict, String key) {
        return dict.string(key).orElseThrow().utf8();
    }

    static boolean flag(BDict dict, String key) {
        return dict.integer(key).orElse(0L) != 0;
    }
}
