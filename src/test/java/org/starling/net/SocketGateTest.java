package org.starling.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

final class SocketGateTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void aRefusedConnectFails() throws Exception {
        try (Net net = new Net()) {
            InetSocketAddress nobody;
            try (ServerSocket reserved = new ServerSocket(0, 1, Net.LOOPBACK)) {
                nobody = (InetSocketAddress) reserved.getLocalSocketAddress();
            }
            assertThatThrownBy(() -> Net.get(net.connect(nobody))).hasCauseInstanceOf(ConnectException.class);
            assertThat(net.gate.counters().connectErrors()).isEqualTo(1);
            InetSocketAddress unresolved = InetSocketAddress.createUnresolved("nowhere.invalid", 1);
            assertThatThrownBy(() -> Net.get(net.connect(unresolved))).hasCauseInstanceOf(UnknownHostException.class);
        }
    }

    /** Once its queue is full, the kernel drops what comes for a socket that nobody accepts from. */
    @Test
    void connectingTakesNoLongerThanItsTimeOut() throws Exception {
        try (Net net = new Net();
                ServerSocket deaf = new ServerSocket(0, 1, Net.LOOPBACK);
                Listener listener = net.listen()) {
            List<CompletableFuture<Stream>> attempts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                attempts.add(net.connect((InetSocketAddress) deaf.getLocalSocketAddress(), SHORT));
            }
            Net.get(net.connect(listener.address()));
            Net.until("all ended", () -> attempts.stream().allMatch(CompletableFuture::isDone));
            List<Throwable> failures = attempts.stream()
                    .filter(CompletableFuture::isCompletedExceptionally)
                    .map(SocketGateTest::failure)
                    .toList();
            assertThat(failures).isNotEmpty().allMatch(SocketTimeoutException.class::isInstance);
        }
    }

    @Test
    void attemptsBeyondTheLimitWaitTheirTurn() throws Exception {
        try (Net net = new Net(GateConfig.defaults().withMaxHalfOpen(2), 4);
                ServerSocket deaf = new ServerSocket(0, 1, Net.LOOPBACK);
                Listener listener = net.listen()) {
            List<CompletableFuture<Stream>> attempts = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                attempts.add(net.connect((InetSocketAddress) deaf.getLocalSocketAddress(), SHORT));
            }
            CompletableFuture<Stream> last = net.connect(listener.address());
            Net.get(last);
            // Two places, first come, first served: when the last got one, at most one other attempt was open.
            assertThat(attempts.stream().filter(attempt -> !attempt.isDone()).count())
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aLimitThatIsRaisedLetsThoseGoWhoWait() throws Exception {
        try (Net net = new Net(GateConfig.defaults().withMaxHalfOpen(1), 4);
                ServerSocket deaf = new ServerSocket(0, 1, Net.LOOPBACK);
                Listener listener = net.listen()) {
            List<CompletableFuture<Stream>> stuck = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                stuck.add(net.connect((InetSocketAddress) deaf.getLocalSocketAddress()));
            }
            CompletableFuture<Stream> last = net.connect(listener.address());
            Net.until("the deaf one's queue is full", () -> stuck.stream().anyMatch(CompletableFuture::isDone));
            assertThat(last).isNotDone();

            net.gate.maxHalfOpen(10);

            Net.get(last);
            assertThat(stuck).anyMatch(attempt -> !attempt.isDone());
        }
    }

    @Test
    void aThousandSilentConnectionsDelayNobody() throws Exception {
        List<Socket> silent = new ArrayList<>();
        List<Stream> held = new ArrayList<>();
        try (Net net = new Net();
                Listener listener = net.listen()) {
            for (int i = 0; i < 1000; i++) {
                silent.add(new Socket(Net.LOOPBACK, listener.address().getPort()));
            }
            for (int i = 0; i < 1000; i++) {
                Stream stream = net.accepted.take();
                held.add(stream);
                net.loop.execute(() -> stream.handler(new Sink()));
            }
            Stream[] pair = net.pair(listener);
            Sink sink = new Sink();
            net.run(() -> {
                pair[1].handler(sink);
                pair[0].write(ByteBuffer.allocate(1 << 20), () -> {});
            });
            Net.until("served among the silent", () -> sink.received.get() == 1 << 20);
            assertThat(net.gate.counters().accepted()).isEqualTo(1001);
            assertThat(held).hasSize(1000);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void anAcceptorThatThrowsLosesOneStreamOnly() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CompletableFuture<Stream> second = new CompletableFuture<>();
        try (Net net = new Net();
                Listener listener = net.gate.listen(0, Optional.of(Net.LOOPBACK), stream -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("provoked");
                    }
                    second.complete(stream);
                })) {
            try (Socket first = new Socket(Net.LOOPBACK, listener.address().getPort())) {
                assertThat(first.getInputStream().read()).isEqualTo(-1);
            }
            Net.get(net.connect(listener.address()));
            Net.get(second);
        }
    }

    @Test
    @EnabledIf("hasIpv6")
    void listensOnBothFamiliesAtOnePort() throws Exception {
        try (Net net = new Net();
                Listener listener = net.gate.listen(0, Optional.empty(), net.accepted::add)) {
            for (String host : List.of("127.0.0.1", "::1")) {
                InetAddress address = InetAddress.getByName(host);
                Stream dialled = Net.get(net.connect(
                        new InetSocketAddress(address, listener.address().getPort())));
                Stream accepted = net.accepted.poll(20, TimeUnit.SECONDS);
                assertThat(accepted).isNotNull();
                assertThat(accepted.remote()).isEqualTo(dialled.local());
                assertThat(accepted.remote().getAddress()).isEqualTo(address);
            }
        }
    }

    @Test
    void listensOnIpv4WhereThereIsNothingElse() throws Exception {
        try (ServerSocketChannel socket = ListenSocket.ipv4(0);
                Socket client = new Socket(Net.LOOPBACK, socket.socket().getLocalPort())) {
            assertThat(client.isConnected()).isTrue();
        }
    }

    @Test
    void aPortThatIsTakenIsAnError() throws Exception {
        try (Net net = new Net();
                Listener listener = net.gate.listen(0, Optional.empty(), net.accepted::add)) {
            int port = listener.address().getPort();
            assertThatThrownBy(() -> net.gate.listen(port, Optional.empty(), net.accepted::add))
                    .isInstanceOf(BindException.class);
        }
    }

    @Test
    void aClosedListenerAcceptsNoMore() throws Exception {
        try (Net net = new Net()) {
            Listener listener = net.listen();
            Stream[] pair = net.pair(listener);
            listener.close();
            Net.until(
                    "the port is free",
                    () -> net.connect(listener.address())
                            .handle((s, e) -> e != null)
                            .join());
            Sink sink = new Sink();
            net.run(() -> {
                pair[1].handler(sink);
                pair[0].write(ByteBuffer.allocate(5), () -> {});
            });
            Net.until("accepted streams stay", () -> sink.received.get() == 5);
        }
    }

    @Test
    void everythingLeavesByTheBoundAddress() throws Exception {
        InetAddress bound = InetAddress.getByName("127.0.0.2");
        try (Net net = new Net(GateConfig.defaults().withBind(bound), 4);
                Listener listener = net.gate.listen(0, Optional.empty(), net.accepted::add);
                ServerSocket plain = new ServerSocket(0, 5, Net.LOOPBACK)) {
            assertThat(listener.address().getAddress()).isEqualTo(bound);
            InetSocketAddress to = (InetSocketAddress) plain.getLocalSocketAddress();
            assertThat(Net.get(net.connect(to)).local().getAddress()).isEqualTo(bound);
            try (Socket socket = net.gate.openBlocking(to, Net.LONG)) {
                assertThat(socket.getLocalAddress()).isEqualTo(bound);
            }
            InetSocketAddress ipv6 = new InetSocketAddress(Net.ip("::1"), to.getPort());
            assertThatThrownBy(() -> Net.get(net.connect(ipv6))).hasCauseInstanceOf(AddressRefusedException.class);
            assertThatThrownBy(() -> net.gate.openBlocking(ipv6, Net.LONG)).isInstanceOf(AddressRefusedException.class);
            assertThatThrownBy(() ->
                            net.gate.openMulticast(InetAddress.getByName("ff15::efc0:988f"), 0, (data, from) -> {}))
                    .isInstanceOf(AddressRefusedException.class);
        }
    }

    @Test
    void theFilterHoldsForEveryKindOfConnection() throws Exception {
        InetAddress banned = InetAddress.getByName("127.0.0.3");
        GateConfig config = GateConfig.defaults().withFilter(address -> !address.equals(banned));
        try (Net net = new Net(config, 4);
                Listener listener = net.listen()) {
            InetSocketAddress to = new InetSocketAddress(banned, 9);
            assertThatThrownBy(() -> Net.get(net.connect(to))).hasCauseInstanceOf(AddressRefusedException.class);
            assertThatThrownBy(() -> net.gate.openBlocking(to, Net.LONG)).isInstanceOf(AddressRefusedException.class);
            try (Socket socket = new Socket(
                    listener.address().getAddress(), listener.address().getPort(), banned, 0)) {
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(net.accepted).isEmpty();
            assertThat(net.gate.counters().refused()).isEqualTo(3);
        }
    }

    @Test
    void membersOfAGroupHearEachOther() throws Exception {
        InetAddress group = InetAddress.getByName("239.192.152.143");
        GateConfig config = GateConfig.defaults().withBind(Net.LOOPBACK);
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (Net net = new Net(config, 4);
                DatagramPort first = net.gate.openMulticast(group, 0, (data, from) -> {
                    if (data.remaining() == 1) {
                        throw new IllegalStateException("provoked");
                    }
                    byte[] bytes = new byte[data.remaining()];
                    data.get(bytes);
                    heard.complete(new String(bytes, StandardCharsets.US_ASCII));
                });
                DatagramPort second =
                        net.gate.openMulticast(group, first.local().getPort(), (data, from) -> {})) {
            InetSocketAddress to = new InetSocketAddress(group, first.local().getPort());
            net.run(() -> {
                second.send(ByteBuffer.wrap(new byte[1]), to);
                second.send(ByteBuffer.wrap(new byte[] {'h', 'i'}), to);
            });
            assertThat(Net.get(heard)).isEqualTo("hi");
        }
    }

    @Test
    void datagramsComeByBothFamiliesOnOnePort() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (Net net = new Net();
                DatagramPort server = net.gate.openDatagram(
                        0, (data, from) -> heard.add(from.getAddress().getHostAddress() + " " + data.remaining()));
                DatagramPort client = net.gate.openDatagram(0, (data, from) -> {})) {
            int port = server.local().getPort();
            net.run(() -> client.send(ByteBuffer.wrap(new byte[3]), new InetSocketAddress(Net.LOOPBACK, port)));
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("127.0.0.1 3");
            if (hasIpv6()) {
                InetSocketAddress ipv6 = new InetSocketAddress(Net.ip("::1"), port);
                net.run(() -> client.send(ByteBuffer.wrap(new byte[5]), ipv6));
                assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("0:0:0:0:0:0:0:1 5");
            }
        }
    }

    @Test
    void datagramsLeaveByTheBoundAddressOnly() throws Exception {
        InetAddress bound = InetAddress.getByName("127.0.0.2");
        BlockingQueue<InetSocketAddress> heard = new LinkedBlockingQueue<>();
        try (Net open = new Net();
                Net net = new Net(GateConfig.defaults().withBind(bound), 4);
                DatagramPort server = open.gate.openDatagram(0, (data, from) -> heard.add(from));
                DatagramPort client = net.gate.openDatagram(0, (data, from) -> {})) {
            int port = server.local().getPort();
            InetSocketAddress otherFamily = new InetSocketAddress(Net.ip("::1"), port);
            net.run(() -> {
                client.send(ByteBuffer.wrap(new byte[1]), otherFamily);
                client.send(ByteBuffer.wrap(new byte[1]), InetSocketAddress.createUnresolved("nowhere", port));
                client.send(ByteBuffer.wrap(new byte[1]), new InetSocketAddress(Net.LOOPBACK, port));
            });
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(client.local());
            assertThat(heard).isEmpty();
            assertThat(net.gate.counters().refused()).isEqualTo(2);
        }
    }

    static boolean hasIpv6() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());
    }

    private static Throwable failure(CompletableFuture<?> future) {
        try {
            future.join();
            throw new AssertionError("it did not fail");
        } catch (CompletionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }
}
