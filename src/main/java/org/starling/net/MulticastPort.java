package org.starling.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/** A member of a multicast group: receives from every joined interface, and sends by each. */
final class MulticastPort extends UdpPort {
    private final List<NetworkInterface> joined;

    private MulticastPort(
            SocketGate.Parts parts,
            BindAddress bind,
            DatagramChannel channel,
            DatagramHandler handler,
            List<NetworkInterface> joined)
            throws IOException {
        super(parts, bind, channel, handler);
        this.joined = joined;
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
            MulticastPort port = new MulticastPort(parts, bind, channel, handler, joined);
            port.startOnLoop();
            return port;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void send(ByteBuffer data, InetSocketAddress to) {
        if (!to.getAddress().isMulticastAddress()) {
            super.send(data, to);
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
