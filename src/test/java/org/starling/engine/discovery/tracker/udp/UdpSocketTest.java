package org.starling.engine.discovery.tracker.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.discovery.Announcement.Numbers;
import org.starling.engine.discovery.Searches;
import org.starling.engine.discovery.tracker.AnnounceEvent;
import org.starling.engine.discovery.tracker.AnnounceQuery;
import org.starling.engine.discovery.tracker.DualStack;
import org.starling.engine.discovery.tracker.TrackerOutcome;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.engine.discovery.udp.SharedUdp;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.wire.CompactPeers;
import org.starling.wire.CompactPeers.Family;

/** The program's own socket, loop and gate, and a tracker on loopback. */
@Timeout(60)
class UdpSocketTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void announcesByBothFamilies(String address) throws Exception {
        InetAddress here = InetAddress.getByName(address);
        InetSocketAddress peer = new InetSocketAddress(here, 51413);
        try (DatagramSocket tracker = new DatagramSocket(0, here);
                SelectorLoop loop = SelectorLoop.start("test-udp")) {
            Thread serving = new Thread(() -> serve(tracker, peer));
            serving.start();
            SocketGate gate = new SocketGate(loop, new BufferPool(BufferPool.BLOCK, 4), GateConfig.defaults());
            SharedUdp udp = new SharedUdp(loop, gate::openDatagram, 0);
            UdpTrackerClient client = new UdpTrackerClient(
                    loop,
                    new SecureRandom(),
                    new HostNames(loop, Runnable::run, (host, patience) -> List.of(InetAddress.getByName(host))),
                    udp::send);
            CompletableFuture<TrackerOutcome> outcome = new CompletableFuture<>();
            String host = here.getAddress().length == 4 ? address : "[" + address + "]";
            URI uri = URI.create("udp://" + host + ":" + tracker.getLocalPort());
            loop.execute(() -> {
                udp.register(client);
                new DualStack(loop, client).announce(uri, query(), outcome::complete);
            });
            assertThat(outcome.get(40, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answered -> assertThat(answered.reply().peers()).containsExactly(peer));
            loop.execute(udp::close);
            serving.join();
        }
    }

    private static AnnounceQuery query() {
        return new AnnounceQuery(
                new Searches().search(List.of(), false).announcement(),
                new Numbers(0, 0, 1),
                AnnounceEvent.STARTED,
                50,
                Optional.empty(),
                false);
    }

    /** Answers a connect and an announce. */
    private static void serve(DatagramSocket socket, InetSocketAddress peer) {
        try {
            for (int action = 0; action <= 1; action++) {
                DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
                socket.receive(packet);
                ByteBuffer request = ByteBuffer.wrap(packet.getData());
                assertThat(request.getInt(8)).isEqualTo(action);
                ByteBuffer reply = ByteBuffer.allocate(200).putInt(action).putInt(request.getInt(12));
                if (action == 0) {
                    reply.putLong(42);
                } else {
                    assertThat(request.getLong(0)).isEqualTo(42);
                    Family family = Family.of(peer.getAddress());
                    reply.putInt(60).putInt(0).putInt(1).put(CompactPeers.encode(family, List.of(peer)));
                }
                socket.send(new DatagramPacket(reply.array(), reply.position(), packet.getSocketAddress()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
