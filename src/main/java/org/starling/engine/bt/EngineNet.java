package org.starling.engine.bt;

import java.net.InetSocketAddress;
import org.starling.engine.discovery.ExternalAddress;
import org.starling.engine.discovery.udp.SharedUdp;
import org.starling.engine.peer.OverlayDialer;
import org.starling.net.EventLoop;
import org.starling.net.NetworkWatch;
import org.starling.net.SocketGate;

/**
 * The network as the parts of an engine find it.
 *
 * @param gate the only opener of sockets
 * @param udp the engine's one UDP socket, opened when first used; loop thread
 * @param listening where the engine accepts connections
 * @param watch tells when this machine is in another network; loop thread
 * @param external our address as others see it; loop thread
 * @param overlay opens connections for the overlay; callable from any thread
 */
public record EngineNet(
        SocketGate gate,
        SharedUdp udp,
        InetSocketAddress listening,
        NetworkWatch watch,
        ExternalAddress external,
        OverlayDialer overlay) {

    public EventLoop loop() {
        return gate.loop();
    }
}
