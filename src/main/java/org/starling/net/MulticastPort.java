package org.starling.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;

/** A member of a multicast group: receives from every joined interface, and sends by each. */
final class MulticastPort implements DatagramPort, Selectable {
    private static final int PER_ROUND = 64;
    private static final int LARGEST = 4096;

    private final SocketGate.Parts parts;
    private final DatagramChannel channel;
    private final InetSocketAddress local;
    private final List<NetworkInterface> joined;
    private final DatagramHandler handler;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);

    private MulticastPort(
            SocketGate.Parts parts, DatagramChannel channel, List<NetworkInterface> joined, DatagramHandler handler)
            throws IOException {
        this.parts = parts;
        this.channel = channel;
        this.local = (InetSocketAddress) channel.getLocalAddress();
        this.joined = joined;
        this.handler = handler;
    }

    static MulticastPort open(
            SocketGate.Parts parts, BindAddress bind, InetSocketAddress group, DatagramHandler handler)
            throws IOException {
        bind.localFor(group.getAddress());
        boolean ipv4 = BindAddress.isIpv4(group.getAddress());
        ProtocolFamily family = ipv4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
        DatagramChannel channel = DatagramChannel.open(family);
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            if (channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
            channel.bind(new InetSocketAddress(group.getPort()));
            List<NetworkInterface> joined = join(channel, group.getAddress(), candidates(bind, ipv4));
            MulticastPort port = new MulticastPort(parts, channel, joined, handler);
            parts.loop().execute(port::start);
            return port;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public InetSocketAddress local() {
        return local;
    }

    @Override
    public void send(ByteBuffer data, InetSocketAddress to) {
        if (!to.getAddress().isMulticastAddress()) {
            sendOnce(data.duplicate(), to);
            return;
        }
        for (NetworkInterface by : joined) {
            try {
                channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, by);
                sendOnce(data.duplicate(), to);
            } catch (IOException e) {
                // The interface went away; the others still reach their neighbours.
                parts.counters().connectErrors.incrementAndGet();
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            parts.loop().failed("closing a datagram socket", e);
        }
        parts.loop().wakeUp();
    }

    @Override
    public void ready(int ops) throws IOException {
        for (int i = 0; i < PER_ROUND && channel.isOpen(); i++) {
            buffer.clear();
            InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
            if (from == null) {
                return;
            }
            if (parts.config().filter().allows(from.getAddress())) {
                handle(from);
            } else {
                parts.counters().refused.incrementAndGet();
            }
        }
    }

    @Override
    public void failed(Throwable error) {
        close();
    }

    /** One bad datagram must not end the port. */
    private void handle(InetSocketAddress from) {
        try {
            handler.onDatagram(buffer.flip(), from);
        } catch (Throwable e) {
            parts.loop().failed("datagram handler", e);
        }
    }

    private void start() {
        try {
            parts.loop().register(channel, SelectionKey.OP_READ, this);
        } catch (ClosedChannelException ignored) {
            // Its owner closed it before it began.
        }
    }

    private void sendOnce(ByteBuffer data, InetSocketAddress to) {
        try {
            if (!parts.config().filter().allows(to.getAddress())) {
                parts.counters().refused.incrementAndGet();
            } else {
                channel.send(data, to);
            }
        } catch (IOException e) {
            parts.counters().connectErrors.incrementAndGet();
        }
    }

    private static List<NetworkInterface> candidates(BindAddress bind, boolean ipv4) throws IOException {
        if (bind.address().isPresent() && !bind.address().get().isAnyLocalAddress()) {
            NetworkInterface bound =
                    NetworkInterface.getByInetAddress(bind.address().get());
            return bound == null ? List.of() : List.of(bound);
        }
        List<NetworkInterface> found = new ArrayList<>();
        for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
            boolean family = each.inetAddresses().anyMatch(address -> BindAddress.isIpv4(address) == ipv4);
            if (each.isUp() && each.supportsMulticast() && !each.isLoopback() && family) {
                found.add(each);
            }
        }
        return found;
    }

    private static List<NetworkInterface> join(
            DatagramChannel channel, InetAddress group, List<NetworkInterface> candidates) throws IOException {
        List<NetworkInterface> joined = new ArrayList<>();
        IOException none = new IOException("no network interface can join " + group.getHostAddress());
        for (NetworkInterface each : candidates) {
            try {
                channel.join(group, each);
                joined.add(each);
            } catch (IOException e) {
                none.addSuppressed(e);
            }
        }
        if (joined.isEmpty()) {
            throw none;
        }
        return List.copyOf(joined);
    }
}
