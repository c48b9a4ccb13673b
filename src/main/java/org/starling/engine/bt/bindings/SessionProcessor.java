package org.starling.engine.bt.bindings;

import bt.event.EventSink;
import bt.metainfo.Torrent;
import bt.metainfo.TorrentId;
import bt.processor.ProcessingContext;
import bt.processor.Processor;
import bt.processor.listener.ListenerSource;
import bt.processor.magnet.MagnetContext;
import bt.processor.torrent.TorrentContext;
import bt.torrent.TorrentRegistry;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.EngineException;
import org.starling.engine.EngineException.Kind;
import org.starling.engine.Metainfo;
import org.starling.net.EventLoop;

/**
 * Runs one torrent from a client's start to its stop. bt's chain of stages parks a thread in each torrent for its whole
 * life, and one that is stopped before it is complete never comes out of it; this one only registers and unregisters.
 *
 * <p>{@code process} runs on the client's thread, everything after it on the loop.
 */
final class SessionProcessor<C extends ProcessingContext> implements Processor<C> {

    private static final Logger LOG = LoggerFactory.getLogger(SessionProcessor.class);

    private final TorrentRegistry registry;
    private final EventSink events;
    private final TorrentTable torrents;
    private final EventLoop loop;

    SessionProcessor(TorrentRegistry registry, EventSink events, TorrentTable torrents, EventLoop loop) {
        this.registry = registry;
        this.events = events;
        this.torrents = torrents;
        this.loop = loop;
    }

    /** @return completes when the client is stopped; the torrent itself ends with {@link Launch#stopped} */
    @Override
    public CompletableFuture<?> process(C context, ListenerSource<C> listeners) {
        Launch launch = (Launch) context.getStorage();
        TorrentId id = BtIds.torrentId(launch.infoHash());
        if (registry.getDescriptor(id).isPresent()) {
            throw new EngineException(Kind.ALREADY_RUNNING, launch.infoHash().hex());
        }
        describe(context, id);
        registry.register(id).start();
        events.fireTorrentStarted(id);
        CompletableFuture<Void> client = new CompletableFuture<>();
        loop.execute(() -> begin(launch, client));
        return client;
    }

    private static void describe(ProcessingContext context, TorrentId id) {
        if (context instanceof TorrentContext known && !(context instanceof MagnetContext)) {
            Torrent torrent = known.getTorrentSupplier().get();
            known.setTorrentId(id);
            known.setTorrent(torrent);
        }
    }

    private void begin(Launch launch, CompletableFuture<Void> client) {
        try {
            torrents.add(launch.infoHash(), launch.begin(this::learned));
        } catch (RuntimeException e) {
            LOG.warn("{} could not be started", launch.infoHash(), e);
            ended(launch);
            launch.failed(e);
            client.completeExceptionally(e);
            return;
        }
        launch.began();
        CompletableFuture<Void> unused = client.whenComplete((result, error) -> loop.execute(() -> end(launch)));
    }

    private void learned(Metainfo metainfo) {
        events.fireMetadataAvailable(BtIds.torrentId(metainfo.infoHash()), new MetainfoTorrent(metainfo));
    }

    /** Out of the table first, so that nothing new comes in while it says goodbye. */
    private void end(Launch launch) {
        torrents.get(launch.infoHash()).ifPresent(torrent -> {
            torrents.remove(launch.infoHash());
            torrent.stop(() -> ended(launch));
        });
    }

    /** bt's registry unregisters at this event. */
    private void ended(Launch launch) {
        events.fireTorrentStopped(BtIds.torrentId(launch.infoHash()));
        launch.ended();
    }
}
