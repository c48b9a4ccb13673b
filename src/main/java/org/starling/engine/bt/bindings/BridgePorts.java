package org.starling.engine.bt.bindings;

import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import org.starling.engine.peer.MessageCodec;
import org.starling.engine.peer.PeerLayer;
import org.starling.engine.peer.Swarms;
import org.starling.net.EventLoop;
import org.starling.wire.PeerId;

/**
 * What bt's bindings stand on.
 *
 * @param self the peer id of this run
 * @param maxConnections of all torrents together, asked whenever one comes
 * @param peerLayer makes the peer layer on bt's codec and swarms; called once
 */
public record BridgePorts(
        EventLoop loop,
        PeerId self,
        IntSupplier maxConnections,
        BiFunction<MessageCodec, Swarms, PeerLayer> peerLayer) {}
