package org.starling.engine.discovery.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.starling.net.DatagramHandler;
import org.starling.net.DatagramPort;
import org.starling.sim.SimLoop;

class SharedUdpTest {
    private static final InetSocketAddress PEER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 7);

    private final SimLoop loop = new SimLoop();
    private final List<Integer> opened = new ArrayList<>();
    private final List<Integer> sent = new ArrayList<>();
    private boolean taken;
    private boolean nothingWorks;
    private @Nullable DatagramHandler handler;

    @Test
    void opensNothingUntilItIsUsed() {
        SharedUdp udp = new SharedUdp(loop, this::open, 6881);
        udp.send(bytes(1), PEER);
        udp.close();
        assertThat(opened).isEmpty();
        udp.register((datagram, from) -> true);
        assertThat(opened).isEmpty();
    }

    @Test
    void eachDatagramGoesToTheFirstThatTakesIt() {
        SharedUdp udp = new SharedUdp(loop, this::open, 6881);
        List<String> log = new ArrayList<>();
        udp.register((datagram, from) -> {
            byte first = datagram.get();
            log.add("a" + first + "/" + datagram.remaining());
            return first == 1;
        });
        udp.register((datagram, from) -> log.add("b" + datagram.get() + "/" + datagram.remaining()));
        receive(1, 5);
        receive(2, 6);
        assertThat(opened).containsExactly(6881);
        assertThat(log).containsExactly("a1/1", "a2/1", "b2/1");
    }

    @Test
    void takesAnotherPortWhereItsOwnIsTaken() {
        taken = true;
        SharedUdp udp = new SharedUdp(loop, this::open, 6881);
        udp.register((datagram, from) -> true);
        assertThat(opened).containsExactly(6881, 0);
        udp.send(bytes(1), PEER);
        assertThat(sent).containsExactly(1);
    }

    @Test
    void livesWithoutASocket() {
        nothingWorks = true;
        SharedUdp udp = new SharedUdp(loop, this::open, 6881);
        udp.register((datagram, from) -> true);
        udp.send(bytes(1), PEER);
        assertThat(udp.local()).isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void sendsNoFasterThanItsLimit() {
        SharedUdp udp = new SharedUdp(loop, this::open, 0);
        udp.register((datagram, from) -> true);
        for (int i = 0; i < 1000; i++) {
            udp.send(bytes(1000), PEER);
        }
        int burst = sent.size();
        assertThat(burst * 1028L).isBetween(500L << 10, 512L << 10);
        assertThat(udp.dropped()).isEqualTo(1000 - burst);
        loop.runFor(Duration.ofSeconds(1));
        for (int i = 0; i < 1000; i++) {
            udp.send(bytes(1000), PEER);
        }
        assertThat((sent.size() - burst) * 1028L).isBetween(250L << 10, 258L << 10);
    }

    private void receive(int... content) {
        ByteBuffer buffer = ByteBuffer.allocate(8);
        for (int each : content) {
            buffer.put((byte) each);
        }
        if (handler != null) {
            handler.onDatagram(buffer.flip(), PEER);
        }
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocate(count);
    }

    private DatagramPort open(int port, DatagramHandler receiver) throws IOException {
        opened.add(port);
        if (nothingWorks || (taken && port != 0)) {
            throw new BindException("taken");
        }
        handler = receiver;
        return new DatagramPort() {
            @Override
            public InetSocketAddress local() {
                return PEER;
            }

            @Override
            public void send(ByteBuffer data, InetSocketAddress to) {
                sent.add(data.remaining());
            }

            @Override
            public void close() {}
        };
    }
}
