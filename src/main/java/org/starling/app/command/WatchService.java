package org.starling.app.command;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.starling.app.command.WhyRow.Explained;
import org.starling.app.text.Texts;
import org.starling.engine.FileSnapshot;
import org.starling.engine.PeerSnapshot;
import org.starling.engine.TorrentSnapshot;
import org.starling.engine.TrackerSnapshot;
import org.starling.library.ClientTotals;
import org.starling.library.Library;
import org.starling.library.LibraryTotals;
import org.starling.library.TorrentView;
import org.starling.library.TorrentWatch;
import org.starling.wire.InfoHash;
import org.starling.wire.SafeText;

/** Answers requests that only look. Thread-safe; each call blocks its own thread only. */
final class WatchService {
    private static final int ROWS_IN_A_PART = 100;
    private static final int MAX_TEXT = 300;

    private final Library library;
    private final Texts texts;
    private final Explanations explanations;

    WatchService(Library library, Texts texts) {
        this.library = library;
        this.texts = texts;
        this.explanations = new Explanations(texts);
    }

    void call(Request.Watch request, List<TorrentRow> list, Consumer<Reply.Part> parts) {
        Selection selection = new Selection(texts, list);
        if (request instanceof Request.ShowPeers peers) {
            List<PeerRow> rows = await(watch(selection.one(peers.selector())).peers()).stream()
                    .map(WatchService::row)
                    .toList();
            for (int from = 0; from < rows.size(); from += ROWS_IN_A_PART) {
                parts.accept(new Reply.Peers(rows.subList(from, Math.min(rows.size(), from + ROWS_IN_A_PART))));
            }
        } else if (request instanceof Request.ShowTrackers trackers) {
            parts.accept(new Reply.Trackers(
                    await(watch(selection.one(trackers.selector())).trackers()).stream()
                            .map(WatchService::row)
                            .toList()));
        } else if (request instanceof Request.Explain explain) {
            List<String> selectors = explain.selectors();
            (selectors.isEmpty() ? list : selection.all(selectors))
                    .forEach(row -> parts.accept(new Reply.Whys(List.of(why(row)))));
        } else {
            parts.accept(new Reply.Totals(totals()));
        }
    }

    /** The same rows with how much of each file is there, if the torrent runs. */
    List<FileRow> withProgress(InfoHash torrent, List<FileRow> rows) {
        Map<Integer, FileSnapshot> files =
                library.watch(torrent).map(watch -> await(watch.files())).orElse(List.of()).stream()
                        .collect(Collectors.toMap(FileSnapshot::index, file -> file));
        return rows.stream()
                .map(row -> Optional.ofNullable(files.get(row.number() - 1))
                        .map(row::with)
                        .orElse(row))
                .toList();
    }

    private WhyRow why(TorrentRow row) {
        return new WhyRow(row.number(), row.infoHash(), row.name(), findings(row));
    }

    /** A torrent that cannot be started has a sentence of its own. */
    private List<Explained> findings(TorrentRow row) {
        boolean failed = row.state() == TorrentRow.State.FAILED || row.state() == TorrentRow.State.BLOCKED;
        if (failed && row.message().isPresent()) {
            return List.of(new Explained("problem", "stops", row.message().get(), Optional.empty()));
        }
        return explanations.of(await(watch(row).diagnose()));
    }

    private TorrentWatch watch(TorrentRow row) {
        return library.watch(InfoHash.fromHex(row.infoHash()))
                .orElseThrow(() -> new CommandException(texts.get("select.none", row.infoHash())));
    }

    private static PeerRow row(PeerSnapshot peer) {
        return new PeerRow(
                address(peer.address()),
                peer.client(),
                lower(peer.origin()),
                peer.encrypted(),
                peer.flags().stream().sorted().map(WatchService::lower).toList(),
                new PeerRow.Flow(peer.downRate(), peer.upRate(), peer.downloaded(), peer.uploaded()),
                peer.progress(),
                peer.asked(),
                peer.owed(),
                peer.connectedSeconds());
    }

    private static String address(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static TrackerRow row(TrackerSnapshot tracker) {
        return new TrackerRow(
                tracker.tier() + 1,
                SafeText.clean(tracker.url(), 2_000),
                lower(tracker.state()),
                tracker.peers(),
                boxed(tracker.seeds()),
                boxed(tracker.leechers()),
                boxed(tracker.downloads()),
                boxed(tracker.nextSeconds()),
                Optional.of(SafeText.clean(tracker.text(), MAX_TEXT)).filter(text -> !text.isEmpty()));
    }

    private TotalsRow totals() {
        List<TorrentView> views = library.list();
        List<TorrentSnapshot> live =
                views.stream().flatMap(view -> view.live().stream()).toList();
        LibraryTotals totals = library.totals();
        return new TotalsRow(
                views.size(),
                live.size(),
                live.stream().mapToInt(TorrentSnapshot::peers).sum(),
                live.stream().mapToLong(TorrentSnapshot::downRate).sum(),
                live.stream().mapToLong(TorrentSnapshot::upRate).sum(),
                sum(totals.session()),
                sum(totals.allTime()),
                PortRow.of(library.engine(), texts));
    }

    private static TotalsRow.Sum sum(ClientTotals totals) {
        return new TotalsRow.Sum(
                totals.downloaded(),
                totals.uploaded(),
                totals.seconds(),
                totals.since().getEpochSecond());
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private <T> T await(CompletableFuture<T> done) {
        return Waiting.on(done, texts);
    }
}
