package org.starling.engine.bt.bindings;

import bt.data.ChunkVerifier;
import bt.data.DataDescriptor;
import bt.data.IDataDescriptorFactory;
import bt.data.Storage;
import bt.data.digest.Digester;
import bt.event.EventSink;
import bt.metainfo.IMetadataService;
import bt.metainfo.MetadataService;
import bt.metainfo.Torrent;
import bt.module.BitTorrentProtocol;
import bt.module.ExtendedMessageHandlers;
import bt.module.MessagingAgents;
import bt.module.PeerConnectionSelector;
import bt.module.ProtocolModule;
import bt.module.ProtocolModuleExtender;
import bt.module.TrackerFactories;
import bt.net.DataReceiver;
import bt.net.HandshakeHandler;
import bt.net.IConnectionHandlerFactory;
import bt.net.IConnectionSource;
import bt.net.IMessageDispatcher;
import bt.net.IPeerConnectionFactory;
import bt.net.IPeerConnectionPool;
import bt.net.IncomingConnectionListener;
import bt.net.PeerConnectionAcceptor;
import bt.net.SharedSelector;
import bt.net.SocketChannelConnectionAcceptor;
import bt.net.buffer.IBufferManager;
import bt.net.pipeline.IBufferedPieceRegistry;
import bt.net.pipeline.IChannelPipelineFactory;
import bt.net.portmapping.PortMapper;
import bt.net.portmapping.impl.PortMappingInitializer;
import bt.peer.IPeerRegistry;
import bt.peer.PeerSourceFactory;
import bt.processor.ProcessorFactory;
import bt.protocol.IExtendedHandshakeFactory;
import bt.protocol.IHandshakeFactory;
import bt.protocol.Message;
import bt.protocol.StandardBittorrentProtocol;
import bt.protocol.extended.ExtendedMessage;
import bt.protocol.extended.ExtendedMessageTypeMapping;
import bt.protocol.extended.ExtendedProtocol;
import bt.protocol.handler.MessageHandler;
import bt.runtime.Config;
import bt.service.ApplicationService;
import bt.service.IRuntimeLifecycleBinder;
import bt.service.IdentityService;
import bt.torrent.TorrentRegistry;
import bt.torrent.callbacks.FileDownloadCompleteCallback;
import bt.torrent.data.BlockCache;
import bt.torrent.data.DataWorker;
import bt.tracker.ITrackerService;
import bt.tracker.TrackerFactory;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.inject.Binder;
import com.google.inject.Module;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import java.util.Map;
import java.util.Set;
import org.starling.engine.bt.codec.BoundedProtocol;
import org.starling.engine.bt.codec.BtMessageCodec;
import org.starling.engine.bt.codec.FastMessages;
import org.starling.engine.bt.codec.PortMessage;
import org.starling.engine.bt.codec.RawExtendedProtocol;
import org.starling.engine.peer.PeerLayer;
import org.starling.engine.peer.Swarms;

/**
 * The bindings with which bt-core runs inside Starling; docs/engine-bt.md says for each of bt's own whether it is kept,
 * wrapped or replaced, and why.
 */
public final class StarlingModule implements Module {

    private static final String NET = "org.starling.net and engine.peer";
    private static final String DISK = "engine.disk";
    private static final String SESSION = "engine.session";
    private static final String DISCOVERY = "engine.discovery";

    private final BridgePorts ports;

    public StarlingModule(BridgePorts ports) {
        this.ports = ports;
    }

    @Override
    public void configure(Binder binder) {
        ProtocolModuleExtender protocol = ProtocolModule.extend(binder)
                .addHandshakeHandler(new ReservedBits(ports.dht()))
                .addMessageHandler(PortMessage.ID, new PortMessage.Codec());
        FastMessages.handlers().forEach(protocol::addMessageHandler);
        binder.bind(BridgePorts.class).toInstance(ports);
        binder.bind(ExtendedProtocol.class).to(RawExtendedProtocol.class);
        binder.bind(IdentityService.class).toInstance(new Identity(ports.self()));
        binder.bind(IPeerConnectionFactory.class).toInstance(new LinkFactory(ports.loop()));
        binder.bind(IDataDescriptorFactory.class).toInstance(StarlingModule::describeNothing);
        refuse(new Replaced(binder));
    }

    /** bt's torrent registry wants to have a factory; it asks for descriptors only where bt's own stages run. */
    private static DataDescriptor describeNothing(
            Torrent torrent, Storage storage, FileDownloadCompleteCallback callback) {
        throw new UnsupportedOperationException("data is described by " + DISK);
    }

    private static void refuse(Replaced replaced) {
        replaced.by(NET, DataReceiver.class, IMessageDispatcher.class, IBufferManager.class)
                .by(NET, IChannelPipelineFactory.class, IConnectionHandlerFactory.class)
                .by(NET, SocketChannelConnectionAcceptor.class)
                .by(NET, TypeLiteral.get(SharedSelector.class), PeerConnectionSelector.class)
                .by(DISK, IBufferedPieceRegistry.class, DataWorker.class, BlockCache.class)
                .by(DISK, ChunkVerifier.class, Digester.class)
                .by(SESSION, IExtendedHandshakeFactory.class, ExtendedMessageTypeMapping.class)
                .by(SESSION, new TypeLiteral<Set<Object>>() {}, MessagingAgents.class)
                .by(
                        SESSION,
                        new TypeLiteral<Map<String, MessageHandler<? extends ExtendedMessage>>>() {},
                        ExtendedMessageHandlers.class)
                .by(DISCOVERY, ITrackerService.class, PortMappingInitializer.class, ApplicationService.class)
                .by(DISCOVERY, new TypeLiteral<Set<PortMapper>>() {})
                .by(DISCOVERY, new TypeLiteral<Set<PeerSourceFactory>>() {})
                .by(DISCOVERY, new TypeLiteral<Map<String, TrackerFactory>>() {}, TrackerFactories.class);
    }

    @Provides
    @Singleton
    IMetadataService metadata() {
        return new BoundedMetadataService(new MetadataService());
    }

    @Provides
    @Singleton
    @BitTorrentProtocol
    MessageHandler<Message> protocol(StandardBittorrentProtocol bt) {
        return new BoundedProtocol(bt);
    }

    @Provides
    @Singleton
    Handshakes handshakes(IHandshakeFactory factory, Set<HandshakeHandler> handlers) {
        return new Handshakes(factory, handlers);
    }

    @Provides
    @Singleton
    TorrentTable torrents(Provider<Handshakes> handshakes, Provider<PeerLayer> peers) {
        return new TorrentTable(
                ports.maxConnections(), torrent -> handshakes.get().of(torrent), peers::get);
    }

    @Provides
    @Singleton
    IPeerRegistry peerRegistry(IdentityService identity, TorrentTable torrents) {
        return new LocalPeer(identity, torrents, ports.loop());
    }

    @Provides
    @Singleton
    IPeerConnectionPool pool(TorrentTable torrents) {
        return new LinkPool(torrents, ports.loop());
    }

    @Provides
    @Singleton
    Arrivals arrivals(IPeerConnectionFactory factory) {
        return new Arrivals(ports.maxConnections().getAsInt(), factory, ports.loop());
    }

    @Provides
    @Singleton
    Set<PeerConnectionAcceptor> acceptors(Arrivals arrivals) {
        return Set.of(arrivals);
    }

    @Provides
    @Singleton
    LinkSource source(Provider<PeerLayer> peers, IPeerConnectionFactory factory, IPeerConnectionPool pool) {
        return new LinkSource(ports.loop(), peers::get, factory, pool);
    }

    /** bt's listener takes what arrives; establishing is a hand-over here, so it needs no workers. */
    @Provides
    @Singleton
    IConnectionSource connectionSource(
            LinkSource source,
            Set<PeerConnectionAcceptor> acceptors,
            IPeerConnectionPool pool,
            Config config,
            IRuntimeLifecycleBinder lifecycle) {
        IncomingConnectionListener listener =
                new IncomingConnectionListener(acceptors, MoreExecutors.newDirectExecutorService(), pool, config);
        lifecycle.onStartup("Take in connections", listener::startup);
        lifecycle.onShutdown("Take in no more connections", listener::shutdown);
        return source;
    }

    @Provides
    @Singleton
    Swarms swarms(TorrentTable torrents, Arrivals arrivals, LinkSource source) {
        return new SwarmGate(torrents, arrivals, source);
    }

    @Provides
    @Singleton
    PeerLayer peerLayer(@BitTorrentProtocol MessageHandler<Message> protocol, Swarms swarms) {
        return ports.peerLayer().apply(new BtMessageCodec(protocol), swarms);
    }

    @Provides
    @Singleton
    ProcessorFactory processors(TorrentRegistry registry, EventSink events, TorrentTable torrents) {
        return new SessionProcessorFactory(registry, events, torrents, ports.loop());
    }
}
