package org.starling.engine.bt;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.Conditions;
import org.starling.engine.Metainfo;
import org.starling.engine.PeerOrigin;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSnapshot;
import org.starling.engine.TorrentSource;
import org.starling.engine.TrackerSnapshot;
import org.starling.engine.bt.bindings.LiveTorrent;
import org.starling.engine.discovery.Announcement;
import org.starling.engine.discovery.Announcement.Numbers;
import org.starling.engine.discovery.PeerSearch;
import org.starling.engine.discovery.PeerSource;
import org.starling.engine.peer.PeerLink;
import org.starling.engine.session.TorrentSession;
import org.starling.net.EventLoop;
import org.starling.wire.HostPort;

/** A session with its sources of peers, as bt's bindings run it. Loop thread, but for the constructor. */
final class SessionTorrent implements LiveTorrent {

    private static final Logger LOG = LoggerFactory.getLogger(SessionTorrent.class);

    private final TorrentSession session;
    private final PeerSource sources;
    private final TorrentStart start;
    private final Sessions sessions;
    private final EventLoop loop;
    private final Reachability reachability;
    private Consumer<Metainfo> learned = metainfo -> {};
    private List<Runnable> following = List.of();
    private boolean searching;

    SessionTorrent(TorrentStart start, Sessions sessions) {
        this.start = start;
        this.sessions = sessions;
        this.session = sessions.create(start, new Events());
        this.loop = sessions.loop();
        this.reachability = sessions.reachability();
        Announcement announcement = sessions.announcement(start.source().infoHash(), this::numbers);
        this.sources = sessions.discovery().create(isPrivate(), origin -> search(origin, announcement));
    }

    private boolean isPrivate() {
        return start.source() instanceof TorrentSource.Known known
                && known.metainfo().isPrivate();
    }

    private PeerSearch search(PeerOrigin origin, Announcement announcement) {
        return new PeerSearch(
                start.source().infoHash(),
                trackers(start.source()),
                nodes(start.source()),
                isPrivate(),
                announcement,
                peers -> session.addCandidates(origin, peers),
                session::tell);
    }

    private static List<List<String>> trackers(TorrentSource source) {
        return source instanceof TorrentSource.Known known
                ? known.metainfo().trackers()
                : ((TorrentSource.ByHash) source).trackers();
    }

    private static List<HostPort> nodes(TorrentSource source) {
        return source instanceof TorrentSource.Known known ? known.metainfo().nodes() : List.of();
    }

    private Numbers numbers() {
        TorrentSnapshot now = session.refresh();
        return new Numbers(now.uploaded(), now.downloaded(), left(now));
    }

    /** Of the whole torrent: who has some of its files only is no seed to a tracker. */
    private static long left(TorrentSnapshot now) {
        return now.metainfo()
                .map(torrent ->
                        torrent.size() - now.have().map(torrent::bytesOf).orElse(0L))
                .orElse(1L);
    }

    private static boolean canUsePeers(TorrentPhase phase) {
        return phase instanceof TorrentPhase.FetchingMetadata
                || phase instanceof TorrentPhase.Downloading
                || phase instanceof TorrentPhase.Seeding;
    }

    /** A magnet that finds its data on the disk, or chosen files that are complete, is nothing that trackers count. */
    private boolean wholeByDownloading() {
        Numbers now = numbers();
        return now.left() == 0 && now.downloaded() > 0;
    }

    TorrentSession session() {
        return session;
    }

    Conditions conditions() {
        return session.view().conditions(trackers());
    }

    /** Any thread. */
    List<TrackerSnapshot> trackers() {
        return sources.trackers().stream()
                .map(tracker -> tracker.at(loop.nanos()))
                .toList();
    }

    /** @param told of a magnet's metadata */
    SessionTorrent begin(Consumer<Metainfo> told) {
        learned = told;
        session.start();
        following = List.of(
                sessions.watch().changes().listen(this::networkChanged),
                sessions.external().changes().listen(session::addressChanged),
                sessions.external().portChanges().listen(sources::networkChanged));
        return this;
    }

    @Override
    public boolean accepts() {
        return session.accepts();
    }

    @Override
    public int connections() {
        return session.connections();
    }

    @Override
    public void arrived(PeerLink link) {
        reachability.arrived(link);
        link.start(session.attach(link));
    }

    @Override
    public void candidates(Collection<InetSocketAddress> peers) {
        session.addCandidates(peers);
    }

    @Override
    public void stop(Runnable stopped) {
        following.forEach(Runnable::run);
        CompletableFuture<Void> goodbye = new CompletableFuture<>();
        sources.stop(() -> goodbye.complete(null));
        CompletableFuture<Void> ended = session.stop().exceptionally(error -> {
            LOG.warn("{} did not stop cleanly", start.source().infoHash(), error);
            return null;
        });
        CompletableFuture<Void> unused = CompletableFuture.allOf(goodbye, ended).thenRun(stopped);
    }

    /** As after a change of network, but for the connections. */
    void announce() {
        sources.networkChanged();
    }

    private void networkChanged() {
        session.networkChanged(sessions.watch()::isOwn);
        sources.networkChanged();
    }

    /** What the session tells goes to the owner, and to those who find peers. */
    private final class Events implements TorrentListener {

        @Override
        public void onMetainfo(Metainfo metainfo) {
            if (metainfo.isPrivate()) {
                sources.becamePrivate();
            }
            learned.accept(metainfo);
            start.listener().onMetainfo(metainfo);
        }

        @Override
        public void onCompleted() {
            start.listener().onCompleted();
        }

        /** Not while existing data is checked: nobody could be served yet, and what is left would be told wrong. */
        @Override
        public void onPhase(TorrentPhase phase) {
            if (!searching && canUsePeers(phase)) {
                searching = true;
                sources.start();
            }
            if (phase instanceof TorrentPhase.Seeding && wholeByDownloading()) {
                sources.completed();
            }
            start.listener().onPhase(phase);
        }
    }
}
