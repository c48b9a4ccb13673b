package org.starling.engine.discovery.lsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.starling.engine.discovery.Announcement;
import org.starling.engine.discovery.Announcement.Numbers;
import org.starling.engine.discovery.DiscoveryService;
import org.starling.engine.discovery.PeerSearch;
import org.starling.engine.discovery.Searches;
import org.starling.net.BufferPool;
import org.starling.net.DatagramPort;
import org.starling.net.GateConfig;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.wire.InfoHash;

/** Two services and a listener on the loopback interface's real multicast, where the system has it. */
@Timeout(60)
class LsdMulticastTest {
    private static final InfoHash SHARED = InfoHash.fromHex("00000000000000000000000000000000000000aa");
    private static final InfoHash HIDDEN = InfoHash.fromHex("00000000000000000000000000000000000000bb");

    private static PeerSearch search(
            InfoHash torrent, int port, boolean isPrivate, BlockingQueue<Collection<InetSocketAddress>> found) {
        Announcement announcement = new Announcement(torrent, Searches.SELF, port, 1, () -> new Numbers(0, 0, 1));
        return new PeerSearch(torrent, List.of(), List.of(), isPrivate, announcement, found::add, text -> {});
    }

    private static void start(
            SelectorLoop loop, SocketGate gate, int port, BlockingQueue<Collection<InetSocketAddress>> found) {
        LsdService lsd = new LsdService(loop, Runnable::run, gate::openMulticast, new Random(port), address -> false);
        DiscoveryService discovery = new DiscoveryService(List.of(lsd));
        loop.execute(() -> {
            discovery.create(true, origin -> search(HIDDEN, port, true, found)).start();
            discovery
                    .create(false, origin -> search(SHARED, port, false, found))
                    .start();
        });
    }

    @Test
    void twoClientsOnOneMachineFindEachOtherAndSayNothingOfPrivateTorrents() throws Exception {
        BlockingQueue<String> wire = new LinkedBlockingQueue<>();
        BlockingQueue<Collection<InetSocketAddress>> found = new LinkedBlockingQueue<>();
        try (SelectorLoop loop = SelectorLoop.start("test-lsd")) {
            SocketGate gate = new SocketGate(
                    loop,
                    BufferPool.checking(BufferPool.BLOCK, 4),
                    GateConfig.defaults().withBind(Searches.peer("127.0.0.1", 1).getAddress()));
            assumeTrue(multicastWorks(gate), "no multicast on the loopback interface");
            try (DatagramPort listener = listen(gate, wire)) {
                assertThat(listener.local().getPort()).isEqualTo(LsdGroups.PORT);
                start(loop, gate, 50_001, found);
                start(loop, gate, 50_002, found);
                // Whoever announces first may not yet be heard by the other; the second is heard by the first.
                assertThat(found.poll(20, TimeUnit.SECONDS)).isNotNull().allMatch(peer -> peer.getPort() > 50_000);
                assertThat(wire.poll(20, TimeUnit.SECONDS))
                        .contains(SHARED.hex())
                        .doesNotContain(HIDDEN.hex());
                assertThat(wire.poll(20, TimeUnit.SECONDS))
                        .contains(SHARED.hex())
                        .doesNotContain(HIDDEN.hex());
            }
        }
    }

    private static DatagramPort listen(SocketGate gate, BlockingQueue<String> wire) throws IOException {
        return gate.openMulticast(group(), LsdGroups.PORT, (data, from) -> {
            String text = StandardCharsets.US_ASCII.decode(data).toString();
            if (text.contains(SHARED.hex())) {
                wire.add(text);
            }
        });
    }

    private static InetAddress group() {
        return LsdGroups.V4.literal().orElseThrow().getAddress();
    }

    private static boolean multicastWorks(SocketGate gate) throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (DatagramPort port = gate.openMulticast(group(), LsdGroups.PORT, (data, from) -> heard.add("x"))) {
            gate.loop()
                    .execute(() ->
                            port.send(ByteBuffer.wrap(new byte[] {1}), new InetSocketAddress(group(), LsdGroups.PORT)));
            return heard.poll(2, TimeUnit.SECONDS) != null;
        } catch (IOException unavailable) {
            return false;
        }
    }
}
