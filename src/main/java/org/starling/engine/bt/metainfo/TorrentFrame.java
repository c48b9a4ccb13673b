package org.starling.engine.bt.metainfo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.starling.wire.HostPort;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BInt;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;

/**
 * What stands around the info dictionary of a torrent file. It does not decide what the torrent is, so what is
 * malformed here is left out instead of refused.
 *
 * @param trackers BEP 12 tiers; {@code announce} alone counts where there is no list
 * @param webSeeds BEP 19 {@code url-list}
 * @param nodes BEP 5
 */
record TorrentFrame(
        List<List<String>> trackers,
        List<String> webSeeds,
        List<HostPort> nodes,
        Optional<String> comment,
        Optional<String> createdBy,
        Optional<Long> createdEpochSeconds) {

    static final TorrentFrame NONE =
            new TorrentFrame(List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int MAX_TRACKERS = 1_000;
    private static final int MAX_WEB_SEEDS = 1_000;
    private static final int MAX_NODES = 32;
    private static final int MAX_HOST = 253;
    private static final int MAX_URL = 4_096;
    private static final int MAX_TEXT = 64 << 10;

    static TorrentFrame of(BDict root) {
        return new TorrentFrame(
                trackers(root),
                webSeeds(root),
                nodes(root),
                text(root, "comment"),
                text(root, "created by"),
                root.integer("creation date").filter(seconds -> seconds > 0));
    }

    private static List<List<String>> trackers(BDict root) {
        Set<String> seen = new LinkedHashSet<>();
        List<List<String>> tiers = new ArrayList<>();
        root.list("announce-list").ifPresent(list -> {
            for (BValue item : list) {
                List<String> tier = urls(item)
                        .filter(url -> seen.size() < MAX_TRACKERS && seen.add(url))
                        .toList();
                if (!tier.isEmpty()) {
                    tiers.add(tier);
                }
            }
        });
        if (tiers.isEmpty()) {
            root.get("announce").ifPresent(value -> urls(value).forEach(url -> tiers.add(List.of(url))));
        }
        return tiers;
    }

    private static List<String> webSeeds(BDict root) {
        return root.get("url-list").stream()
                .flatMap(TorrentFrame::urls)
                .distinct()
                .limit(MAX_WEB_SEEDS)
                .toList();
    }

    /** Pairs of host and port; the first usable ones. */
    private static List<HostPort> nodes(BDict root) {
        return root.list("nodes").stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .flatMap(item -> node(item).stream())
                .distinct()
                .limit(MAX_NODES)
                .toList();
    }

    private static Optional<HostPort> node(BValue item) {
        boolean pair = item instanceof BList list && list.size() == 2;
        if (!pair
                || !(((BList) item).get(0) instanceof BString host)
                || !(((BList) item).get(1) instanceof BInt port)
                || host.length() > MAX_HOST) {
            return Optional.empty();
        }
        return HostPort.of(host.utf8(), port.value());
    }

    /** A string, or the strings of a list. */
    private static Stream<String> urls(BValue value) {
        Stream<BValue> items =
                value instanceof BList list ? StreamSupport.stream(list.spliterator(), false) : Stream.of(value);
        return items.filter(BString.class::isInstance)
                .map(BString.class::cast)
                .filter(url -> url.length() > 0 && url.length() <= MAX_URL)
                .map(url -> url.utf8().strip())
                .filter(url -> !url.isEmpty());
    }

    private static Optional<String> text(BDict root, String key) {
        return root.string(key + ".utf-8")
                .or(() -> root.string(key))
                .filter(text -> text.length() > 0 && text.length() <= MAX_TEXT)
                .map(BString::utf8);
    }
}
