package org.starling.sim;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.starling.net.DatagramHandler;
import org.starling.net.DatagramPort;

/**
 * A port for datagrams of a simulated host. They are small, so they take no time of the lines; they are late and get
 * lost as the lines say. Behind a NAT only those come in that answer one that went out.
 */
final class SimDatagrams implements DatagramPort {
    private final SimNet net;
    private final SimHost host;
    private final InetSocketAddress local;
    private final DatagramHandler handler;
    private final Runnable closed;
    private final Set<InetAddress> spokenTo = new HashSet<>();
    private boolean open = true;

    SimDatagrams(SimNet net, SimHost host, int port, DatagramHandler handler, Runnable closed) {
        this.net = net;
        this.host = host;
        this.handler = handler;
        this.closed = closed;
        local = new InetSocketAddress(host.ip(), port);
    }

    @Override
    public InetSocketAddress local() {
        return local;
    }

    @Override
    public void send(ByteBuffer data, InetSocketAddress to) {
        ByteBuffer copy = ByteBuffer.allocate(data.remaining()).put(data).flip();
        SimHost target = net.host(to.getAddress());
        if (!open || host.isGone() || target == null) {
            return;
        }
        spokenTo.add(to.getAddress());
        double loss = host.lossTo(target);
        if (loss > 0 && net.random().nextDouble() < loss) {
            return;
        }
        net.loop().schedule(host.latencyTo(target) + host.jitterTo(target), () -> {
            SimDatagrams port = target.datagrams(to.getPort());
            if (port != null && !target.isGone()) {
                port.receive(copy, local);
            }
        });
    }

    private void receive(ByteBuffer data, InetSocketAddress from) {
        if (!host.link().nat() || spokenTo.contains(from.getAddress())) {
            handler.onDatagram(data, from);
        }
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            closed.run();
        }
    }
}
