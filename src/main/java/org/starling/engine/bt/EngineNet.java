package org.starling.engine.bt;

import java.net.InetSocketAddress;
import org.starling.engine.discovery.udp.SharedUdp;
import org.starling.net.EventLoop;
import org.starling.net.SocketGate;

/**
 * The network as the parts of an engine find it.
 *
 * @param gate the only opener of sockets
 * @param udp the engine's one UDP socket, opened when first used; loop thread
 * @param listening where the engine accepts connections
 */
public record EngineNet(SocketGate gate, SharedUdp udp, InetSocketAddress listening) {

    public EventLoop loop() {
        return gate.loop();
    }
}
