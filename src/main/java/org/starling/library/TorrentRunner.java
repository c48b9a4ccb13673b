package org.starling.library;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.Engine;
import org.starling.engine.EngineException;
import org.starling.engine.EngineTorrent;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.engine.MetainfoService;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.library.unwanted.UnwantedFiles;
import org.starling.wire.Bitfield;
import org.starling.wire.Magnet;
import org.starling.wire.MagnetException;

/** Starts and stops torrents of the list in the engine and saves what the engine reports. Library's thread. */
final class TorrentRunner {

    private static final Logger LOG = LoggerFactory.getLogger(TorrentRunner.class);

    /** Addresses of one foreign network that a magnet link may name. */
    private static final int GIVEN_PER_NETWORK = 8;

    private final Engine engine;
    private final MetainfoService metainfos;
    private final EntryStore store;
    private final Executor thread;
    private final InstantSource clock;
    private final Hooks hooks;

    /** What else depends on what the engine reports; called on the library's thread. */
    interface Hooks {
        /** Patterns of files that are not fetched. */
        List<String> unwanted();

        /** For the first time. */
        void completed(ManagedTorrent torrent);
    }

    TorrentRunner(
            Engine engine,
            MetainfoService metainfos,
            EntryStore store,
            Executor thread,
            InstantSource clock,
            Hooks hooks) {
        this.engine = engine;
        this.metainfos = metainfos;
        this.store = store;
        this.thread = thread;
        this.clock = clock;
        this.hooks = hooks;
    }

    /** @param known what the caller has read already: reading a large torrent takes a while */
    void start(ManagedTorrent torrent, Optional<Metainfo> known) {
        if (torrent.running().isPresent()) {
            return;
        }
        try {
            TorrentSource source = known.isPresent() ? known(known.get(), torrent.entry()) : source(torrent.entry());
            TorrentSettings settings = torrent.inForce(torrent.entry().settings());
            torrent.started(engine.start(source, settings, new Reports(torrent)));
        } catch (EngineException refused) {
            torrent.problem(refused.failure()
                    .<LibraryProblem>map(LibraryProblem.Disk::new)
                    .orElseGet(() -> new LibraryProblem.EngineRefused(String.valueOf(refused.getMessage()))));
        } catch (LibraryException damaged) {
            torrent.problem(new LibraryProblem.MetainfoDamaged());
        }
    }

    CompletableFuture<Void> stop(ManagedTorrent torrent) {
        // Once it has stopped, it does not know any more what it had.
        torrent.entry(torrent.withTotals());
        return torrent.running()
                .map(running -> running.stop()
                        .handleAsync(
                                (nothing, failed) -> {
                                    if (failed != null) {
                                        LOG.warn(
                                                "{} did not stop cleanly",
                                                torrent.entry().infoHash(),
                                                failed);
                                    }
                                    torrent.stopped();
                                    save(torrent, torrent.entry());
                                    return (Void) null;
                                },
                                thread))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    Optional<Metainfo> metainfo(ManagedTorrent torrent) {
        return torrent.running()
                .flatMap(running -> running.snapshot().metainfo())
                .or(() -> store.metainfo(torrent.entry().infoHash()).flatMap(this::parse));
    }

    Metainfo requireMetainfo(ManagedTorrent torrent) {
        return metainfo(torrent)
                .orElseThrow(() -> new LibraryException(
                        LibraryException.Kind.NO_METADATA_YET, torrent.entry().name()));
    }

    TorrentSource source(Entry entry) {
        Optional<Metainfo> known = store.metainfo(entry.infoHash()).flatMap(this::parse);
        if (known.isPresent()) {
            return known(known.get(), entry);
        }
        String link = entry.magnet()
                .orElseThrow(() -> new LibraryException(LibraryException.Kind.NOT_A_TORRENT, "metainfo damaged"));
        return new TorrentSource.ByHash(
                entry.infoHash(), Optional.of(entry.name()), entry.trackers(), givenPeers(link));
    }

    static TorrentSource known(Metainfo metainfo, Entry entry) {
        return new TorrentSource.Known(metainfo.withTrackers(entry.trackers()));
    }

    /** For removing: a torrent whose metainfo is damaged must go as well. */
    TorrentSource sourceOrHash(Entry entry) {
        try {
            return source(entry);
        } catch (LibraryException damaged) {
            return new TorrentSource.ByHash(entry.infoHash(), Optional.of(entry.name()), List.of(), List.of());
        }
    }

    void save(ManagedTorrent torrent, Entry entry) {
        try {
            store.save(entry);
            torrent.entry(entry);
        } catch (IOException unsaved) {
            throw new LibraryException(
                    LibraryException.Kind.STATE_NOT_SAVED, String.valueOf(unsaved.getMessage()), unsaved);
        }
    }

    void checked(ManagedTorrent torrent, Bitfield have) {
        Metainfo metainfo = requireMetainfo(torrent);
        Entry entry = torrent.entry();
        save(torrent, entry.withTotals(entry.totals(), metainfo.bytesOf(have)));
    }

    void delete(ManagedTorrent torrent) {
        try {
            store.delete(torrent.entry().infoHash());
        } catch (IOException stays) {
            throw new LibraryException(
                    LibraryException.Kind.STATE_NOT_SAVED, String.valueOf(stays.getMessage()), stays);
        }
    }

    Optional<Metainfo> parse(byte[] torrent) {
        try {
            return Optional.of(metainfos.parse(torrent));
        } catch (MetainfoException damaged) {
            return Optional.empty();
        }
    }

    private static List<InetSocketAddress> givenPeers(String link) {
        try {
            // Only literal addresses: names in links are not looked up on behalf of whoever wrote the link. And he is a
            // stranger: nobody in our own network is dialled on his word, and few of any other.
            List<InetSocketAddress> foreign = Magnet.parse(link).peers().stream()
                    .flatMap(peer -> peer.literal().stream())
                    .filter(peer -> !PeerAddresses.isHome(peer.getAddress()))
                    .toList();
            return PeerAddresses.fewPerNetwork(foreign, GIVEN_PER_NETWORK);
        } catch (MagnetException damaged) {
            return List.of();
        }
    }

    /** The engine's reports about one torrent, brought to the library's thread. */
    private final class Reports implements TorrentListener {

        private final ManagedTorrent torrent;

        private Reports(ManagedTorrent torrent) {
            this.torrent = torrent;
        }

        @Override
        public void onMetainfo(Metainfo metainfo) {
            thread.execute(() -> {
                try {
                    store.saveMetainfo(metainfo.infoHash(), torrentOf(metainfo));
                    Entry named = torrent.entry().withIdentity(metainfo.name(), metainfo.size());
                    save(torrent, named);
                    choose(metainfo);
                } catch (IOException | LibraryException unsaved) {
                    LOG.warn("metainfo of {} not saved; it is fetched again next time", metainfo.infoHash(), unsaved);
                }
            });
        }

        @Override
        public void onCompleted() {
            thread.execute(() -> {
                if (torrent.entry().completed().isEmpty()) {
                    try {
                        save(torrent, torrent.entry().withCompleted(clock.instant()));
                    } catch (LibraryException unsaved) {
                        // The thread's own way with exceptions is to keep them for somebody who never asks.
                        LOG.warn(
                                "that {} is complete was not saved",
                                torrent.entry().infoHash(),
                                unsaved);
                        return;
                    }
                    hooks.completed(torrent);
                }
            });
        }

        /** The files that the link is about (BEP 53), or else all but the unwanted ones. */
        private void choose(Metainfo metainfo) {
            Entry entry = torrent.entry();
            if (!entry.settings().priorities().isEmpty()) {
                return;
            }
            List<FilePriority> chosen = ofLink(metainfo, entry);
            if (chosen.isEmpty()) {
                chosen = UnwantedFiles.choose(metainfo, hooks.unwanted());
            }
            if (!chosen.isEmpty()) {
                save(torrent, entry.withSettings(entry.settings().withPriorities(chosen)));
                torrent.running().ifPresent(running -> applyChoice(running, torrent));
            }
        }

        /** Empty if it chooses nothing: numbers of another torrent are no choice. */
        private static List<FilePriority> ofLink(Metainfo metainfo, Entry entry) {
            try {
                Magnet magnet = Magnet.parse(entry.magnet().orElse(""));
                List<FilePriority> chosen = new ArrayList<>();
                for (int i = 0; i < metainfo.files().size(); i++) {
                    chosen.add(magnet.files().contains(i) ? FilePriority.NORMAL : FilePriority.SKIP);
                }
                return magnet.files().isAll() || !chosen.contains(FilePriority.NORMAL)
                        ? List.of()
                        : List.copyOf(chosen);
            } catch (MagnetException none) {
                return List.of();
            }
        }

        private static void applyChoice(EngineTorrent running, ManagedTorrent torrent) {
            Entry entry = torrent.entry();
            CompletableFuture<Void> unused = running.apply(torrent.inForce(entry.settings()))
                    .exceptionally(failed -> {
                        LOG.warn("the files chosen in the link of {} are not in force yet", entry.infoHash(), failed);
                        return null;
                    });
        }

        private static byte[] torrentOf(Metainfo metainfo) {
            ByteBuffer info = metainfo.infoBytes();
            byte[] head = "d4:info".getBytes(StandardCharsets.US_ASCII);
            return ByteBuffer.allocate(head.length + info.remaining() + 1)
                    .put(head)
                    .put(info)
                    .put((byte) 'e')
                    .array();
        }
    }
}
