package org.starling.engine.bt.bindings;

import bt.event.EventBus;
import bt.event.EventSink;
import bt.event.EventSource;
import bt.metainfo.IMetadataService;
import bt.metainfo.MetadataService;
import bt.module.BitTorrentProtocol;
import bt.module.ClientExecutor;
import bt.module.MessageHandlers;
import bt.net.HandshakeHandler;
import bt.net.IPeerConnectionFactory;
import bt.net.IPeerConnectionPool;
import bt.net.PeerConnectionAcceptor;
import bt.protocol.HandshakeFactory;
import bt.protocol.IHandshakeFactory;
import bt.protocol.Message;
import bt.protocol.StandardBittorrentProtocol;
import bt.protocol.extended.ExtendedProtocol;
import bt.protocol.handler.MessageHandler;
import bt.runtime.Config;
import bt.service.ExecutorServiceProvider;
import bt.service.IRuntimeLifecycleBinder;
import bt.service.RuntimeLifecycleBinder;
import bt.torrent.AdhocTorrentRegistry;
import bt.torrent.TorrentRegistry;
import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.util.Modules;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.starling.engine.bt.codec.BoundedProtocol;
import org.starling.engine.bt.codec.FastMessages;
import org.starling.engine.bt.codec.RawExtendedProtocol;

/** The same bindings once more, each behind a proxy that counts the calls. */
public final class CountingBindings {

    private final Map<String, AtomicLong> calls = new ConcurrentHashMap<>();

    public Module around(Module bindings) {
        return Modules.override(bindings).with(new Counting());
    }

    /** Calls by the name of the binding as the documentation has it. */
    public long calls(String binding) {
        return calls.getOrDefault(binding, new AtomicLong()).get();
    }

    private void count(String binding) {
        calls.computeIfAbsent(binding, name -> new AtomicLong()).incrementAndGet();
    }

    private <T> T counted(String binding, Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                CountingBindings.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    count(binding);
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private final class Counting extends AbstractModule {

        @Provides
        @Singleton
        Config config() {
            return new Config() {
                @Override
                public int getMaxPeerConnections() {
                    count("Config");
                    return super.getMaxPeerConnections();
                }
            };
        }

        @Provides
        @Singleton
        IRuntimeLifecycleBinder lifecycle(RuntimeLifecycleBinder bt) {
            return counted("IRuntimeLifecycleBinder", IRuntimeLifecycleBinder.class, bt);
        }

        @Provides
        @Singleton
        @ClientExecutor
        ExecutorService executor(ExecutorServiceProvider bt) {
            return counted("@ClientExecutor ExecutorService", ExecutorService.class, bt.get());
        }

        @Provides
        @Singleton
        TorrentRegistry registry(AdhocTorrentRegistry bt) {
            return counted("TorrentRegistry", TorrentRegistry.class, bt);
        }

        @Provides
        @Singleton
        EventBus bus() {
            return new EventBus() {
                @Override
                public synchronized void fireTorrentStarted(bt.metainfo.TorrentId id) {
                    count("EventBus");
                    super.fireTorrentStarted(id);
                }
            };
        }

        @Provides
        @Singleton
        EventSink sink(EventBus bt) {
            return counted("EventSink", EventSink.class, bt);
        }

        @Provides
        @Singleton
        EventSource source(EventBus bt) {
            return counted("EventSource", EventSource.class, bt);
        }

        @Provides
        @Singleton
        IHandshakeFactory handshakes(HandshakeFactory bt) {
            return counted("IHandshakeFactory", IHandshakeFactory.class, bt);
        }

        @Provides
        @Singleton
        Set<HandshakeHandler> handshakeHandlers() {
            return Set.of(counted("Set<HandshakeHandler>", HandshakeHandler.class, new ReservedBits(false)));
        }

        @Provides
        @Singleton
        @MessageHandlers
        Map<Integer, MessageHandler<?>> handlers() {
            MessageHandler<?> raw = counted(
                    "@MessageHandlers Map<Integer, MessageHandler<?>>",
                    MessageHandler.class,
                    new RawExtendedProtocol());
            Map<Integer, MessageHandler<?>> all = new HashMap<>(FastMessages.handlers());
            all.put(ExtendedProtocol.EXTENDED_MESSAGE_ID, raw);
            return all;
        }

        @Provides
        @Singleton
        @BitTorrentProtocol
        @SuppressWarnings("unchecked")
        MessageHandler<Message> protocol(StandardBittorrentProtocol bt) {
            return counted(
                    "@BitTorrentProtocol MessageHandler<Message>", MessageHandler.class, new BoundedProtocol(bt));
        }

        @Provides
        @Singleton
        IMetadataService metadata() {
            return counted(
                    "IMetadataService", IMetadataService.class, new BoundedMetadataService(new MetadataService()));
        }

        @Provides
        @Singleton
        IPeerConnectionFactory factory(BridgePorts ports) {
            return counted("IPeerConnectionFactory", IPeerConnectionFactory.class, new LinkFactory(ports.loop()));
        }

        @Provides
        @Singleton
        IPeerConnectionPool pool(TorrentTable torrents, BridgePorts ports) {
            return counted("IPeerConnectionPool", IPeerConnectionPool.class, new LinkPool(torrents, ports.loop()));
        }

        @Provides
        @Singleton
        Set<PeerConnectionAcceptor> acceptors(Arrivals arrivals) {
            return Set.of(counted("Set<PeerConnectionAcceptor>", PeerConnectionAcceptor.class, arrivals));
        }
    }
}
