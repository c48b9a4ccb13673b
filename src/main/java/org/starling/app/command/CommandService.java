package org.starling.app.command;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.starling.app.text.Texts;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.engine.MetainfoService;
import org.starling.engine.TorrentSettings;
import org.starling.library.AddRequest;
import org.starling.library.Library;
import org.starling.library.TorrentInput;
import org.starling.library.TorrentView;
import org.starling.wire.InfoHash;

/** Carries out requests on the library. Thread-safe; each call blocks its own thread only. */
public final class CommandService implements Commands {
    private static final int ROWS_IN_A_PART = 100;

    private final Library library;
    private final MetainfoService metainfo;
    private final Sources sources;
    private final Supplier<Optional<DhtRow>> dht;
    private final PresenterSlot window;
    private final Texts texts;
    private final Failures failures;
    private final Rows rows;
    private final TorrentFiles files;
    private final WatchService watching;
    private final Limiting limiting;
    private final Managing managing;

    /**
     * @param dht gives nothing if it is off
     * @param window where the window will be, if there is one
     */
    public CommandService(
            Library library,
            MetainfoService metainfo,
            Sources sources,
            Texts texts,
            LimitKeeper limits,
            Managing managing,
            Supplier<Optional<DhtRow>> dht,
            PresenterSlot window) {
        this.managing = managing;
        this.library = library;
        this.metainfo = metainfo;
        this.sources = sources;
        this.dht = dht;
        this.window = window;
        this.texts = texts;
        this.failures = new Failures(texts);
        this.rows = new Rows(texts);
        this.files = new TorrentFiles(library, texts);
        this.watching = new WatchService(library, texts);
        this.limiting = new Limiting(library, limits, texts);
    }

    @Override
    public void call(Request request, Consumer<Reply.Part> parts) {
        if (request instanceof Request.Add add) {
            parts.accept(new Reply.Torrents(List.of(add(add))));
        } else if (request instanceof Request.Show show) {
            List<TorrentRow> all = list();
            sendTorrents(show.selectors().isEmpty() ? all : select(all).all(show.selectors()), parts);
        } else if (request instanceof Request.Act act) {
            List<TorrentRow> chosen = select(list()).all(act.selectors());
            chosen.forEach(row -> await(act(act.action(), hash(row))));
            sendTorrents(chosen, parts);
        } else if (request instanceof Request.ShowFiles show) {
            sendFiles(hash(select(list()).one(show.selector())), parts);
        } else if (request instanceof Request.ChangeFiles change) {
            InfoHash torrent = hash(select(list()).one(change.selector()));
            change.changes().forEach(one -> change(torrent, one));
            sendFiles(torrent, parts);
        } else if (request instanceof Request.ShowDht) {
            parts.accept(new Reply.Dht(dht.get().orElseThrow(() -> new CommandException(texts.get("dht.off")))));
        } else if (request instanceof Request.Watch watch) {
            watching.call(watch, list(), parts);
        } else if (request instanceof Request.Move move) {
            TorrentRow row = select(list()).one(move.selector());
            await(library.move(
                    hash(row), Path.of(move.folder()), fraction -> parts.accept(new Reply.Progress(fraction))));
            sendTorrents(select(list()).all(List.of(row.infoHash())), parts);
        } else if (request instanceof Request.Present present) {
            window.present(present.sources(), texts);
        } else if (request instanceof Request.Limit limit) {
            limit(limit, parts);
        } else if (request instanceof Request.Manage manage) {
            parts.accept(new Reply.Managed(managing.call(manage, list())));
        }
    }

    private void limit(Request.Limit limit, Consumer<Reply.Part> parts) {
        if (limit.selectors().isEmpty()) {
            parts.accept(new Reply.Limits(List.of(limiting.all(limit.change()))));
            return;
        }
        for (TorrentRow row : select(list()).all(limit.selectors())) {
            limiting.one(hash(row), limit.change()).ifPresent(this::await);
            parts.accept(new Reply.Limits(List.of(limiting.row(row))));
        }
    }

    private List<TorrentRow> list() {
        List<TorrentView> views = library.list();
        return IntStream.range(0, views.size())
                .mapToObj(i -> rows.torrent(i + 1, views.get(i)))
                .toList();
    }

    private Selection select(List<TorrentRow> all) {
        return new Selection(texts, all);
    }

    private TorrentRow add(Request.Add add) {
        TorrentInput input = sources.read(add.source());
        TorrentSettings settings = TorrentSettings.in(Path.of(add.folder()))
                .withOrder(add.order().sequential(), add.order().firstLast());
        if (input instanceof TorrentInput.File file && add.files().isPresent()) {
            settings = choose(
                    parse(file.bytes(), add.source()), settings, add.files().get());
        }
        Set<InfoHash> before =
                library.list().stream().map(TorrentView::infoHash).collect(Collectors.toCollection(HashSet::new));
        List<InetSocketAddress> peers = add.peers().stream()
                .map(Addresses::parse)
                .flatMap(Optional::stream)
                .toList();
        InfoHash torrent =
                await(library.add(new AddRequest(input, settings, false, peers)).exceptionally(failure -> {
                    throw failures.ofAdding(failure, add.source());
                }));
        if (before.contains(torrent)) {
            goOn(torrent, add);
        }
        return select(list()).one(torrent.hex());
    }

    private void goOn(InfoHash torrent, Request.Add add) {
        TorrentView view =
                library.find(torrent).orElseThrow(() -> new CommandException(texts.get("select.none", torrent.hex())));
        Path folder = library.home(torrent).orElse(view.settings().folder());
        if (add.folderGiven() && !folder.equals(Path.of(add.folder()))) {
            throw new CommandException(texts.get(
                    "download.elsewhere", view.name(), folder, torrent.hex().substring(0, 8), add.folder()));
        }
        if (view.paused()) {
            await(library.resume(torrent));
        }
        boolean sequential = add.order().sequential() || view.settings().sequential();
        boolean firstLast = add.order().firstLast() || view.settings().firstAndLastFirst();
        order(torrent, view.settings(), sequential, firstLast);
        if (add.files().isPresent() && library.metainfo(torrent).isPresent()) {
            change(torrent, new Request.FileChange.Only(add.files().get()));
        }
    }

    private Metainfo parse(byte[] torrent, String source) {
        try {
            return metainfo.parse(torrent);
        } catch (MetainfoException e) {
            throw failures.of(e, source);
        }
    }

    private TorrentSettings choose(Metainfo torrent, TorrentSettings settings, String pattern) {
        Map<Integer, FilePriority> chosen = only(torrent, settings, pattern);
        return settings.withPriorities(IntStream.range(0, torrent.files().size())
                .mapToObj(i -> chosen.getOrDefault(i, FilePriority.NORMAL))
                .toList());
    }

    private CompletableFuture<Void> act(Request.Action action, InfoHash torrent) {
        return switch (action) {
            case PAUSE -> library.pause(torrent);
            case RESUME -> library.resume(torrent);
            case RECHECK -> library.recheck(torrent);
            case REMOVE -> library.remove(torrent, false);
            case REMOVE_WITH_DATA -> library.remove(torrent, true);
        };
    }

    private void order(InfoHash torrent, TorrentSettings before, boolean sequential, boolean firstLast) {
        if (sequential != before.sequential() || firstLast != before.firstAndLastFirst()) {
            await(library.order(torrent, sequential, firstLast));
        }
    }

    private void change(InfoHash torrent, Request.FileChange change) {
        Metainfo known = files.known(torrent);
        TorrentSettings settings =
                library.find(torrent).map(TorrentView::settings).orElseThrow();
        if (change instanceof Request.FileChange.Sequential sequential) {
            order(torrent, settings, sequential.on(), settings.firstAndLastFirst());
        } else if (change instanceof Request.FileChange.FirstLast firstLast) {
            order(torrent, settings, settings.sequential(), firstLast.on());
        } else if (change instanceof Request.FileChange.Only only) {
            await(library.prioritise(torrent, only(known, settings, only.files())));
        } else if (change instanceof Request.FileChange.Prioritise prioritise) {
            Map<Integer, FilePriority> changed = new HashMap<>();
            files.fitting(known, settings, prioritise.files())
                    .forEach(file -> changed.put(file.number() - 1, prioritise.priority()));
            await(library.prioritise(torrent, changed));
        } else if (change instanceof Request.FileChange.Rename rename) {
            List<FileRow> fitting = files.fitting(known, settings, rename.file());
            if (fitting.size() != 1) {
                throw new CommandException(texts.get("files.rename.many", rename.file(), fitting.size()));
            }
            await(library.rename(torrent, fitting.get(0).number() - 1, rename.path()));
        }
    }

    /** Skips all files that do not fit; those that do keep a priority they have. */
    private Map<Integer, FilePriority> only(Metainfo torrent, TorrentSettings settings, String pattern) {
        Map<Integer, FilePriority> changed = new HashMap<>();
        for (int i = 0; i < torrent.files().size(); i++) {
            changed.put(i, FilePriority.SKIP);
        }
        files.fitting(torrent, settings, pattern)
                .forEach(file -> changed.put(
                        file.number() - 1,
                        file.priority() == FilePriority.SKIP ? FilePriority.NORMAL : file.priority()));
        return changed;
    }

    private static void sendTorrents(List<TorrentRow> all, Consumer<Reply.Part> parts) {
        for (int from = 0; from < all.size(); from += ROWS_IN_A_PART) {
            parts.accept(new Reply.Torrents(all.subList(from, Math.min(all.size(), from + ROWS_IN_A_PART))));
        }
    }

    private void sendFiles(InfoHash torrent, Consumer<Reply.Part> parts) {
        TorrentSettings settings =
                library.find(torrent).map(TorrentView::settings).orElseThrow();
        List<FileRow> all = watching.withProgress(torrent, rows.files(files.known(torrent), settings));
        for (int from = 0; from < all.size(); from += ROWS_IN_A_PART) {
            parts.accept(new Reply.Files(all.subList(from, Math.min(all.size(), from + ROWS_IN_A_PART))));
        }
    }

    private static InfoHash hash(TorrentRow row) {
        return InfoHash.fromHex(row.infoHash());
    }

    private <T> T await(CompletableFuture<T> done) {
        return Waiting.on(done, texts);
    }
}
