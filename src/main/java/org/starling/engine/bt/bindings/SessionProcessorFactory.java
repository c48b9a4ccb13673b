package org.starling.engine.bt.bindings;

import bt.event.EventSink;
import bt.processor.ProcessingContext;
import bt.processor.Processor;
import bt.processor.ProcessorFactory;
import bt.torrent.TorrentRegistry;
import org.starling.net.EventLoop;

/** Gives every client the same kind of processor, whether it starts from a torrent or from a magnet. */
final class SessionProcessorFactory implements ProcessorFactory {

    private final TorrentRegistry registry;
    private final EventSink events;
    private final TorrentTable torrents;
    private final EventLoop loop;

    SessionProcessorFactory(TorrentRegistry registry, EventSink events, TorrentTable torrents, EventLoop loop) {
        this.registry = registry;
        this.events = events;
        this.torrents = torrents;
        this.loop = loop;
    }

    @Override
    public <C extends ProcessingContext> Processor<C> processor(Class<C> contextType) {
        return new SessionProcessor<>(registry, events, torrents, loop);
    }
}
