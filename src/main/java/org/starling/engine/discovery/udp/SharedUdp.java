package org.starling.engine.discovery.udp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.net.DatagramPort;
import org.starling.net.EventLoop;

/**
 * The one UDP socket of an engine. It is opened when the first protocol registers, on the port that the engine listens
 * on; if that is taken, on another one, which serves for everything that we begin ourselves. What is sent is limited,
 * so that no crowd of torrents floods a home's line. Loop thread.
 */
public final class SharedUdp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedUdp.class);

    private static final double BYTES_PER_NANO = 256 * 1024 / 1e9;
    private static final double BURST = 512 * 1024;

    /** What IP and UDP add to each datagram. */
    private static final int HEADERS = 28;

    private final EventLoop loop;
    private final DatagramOpener opener;
    private final int port;
    private final List<DatagramUser> users = new ArrayList<>();
    private @Nullable DatagramPort socket;
    private boolean closed;
    private double allowance = BURST;
    private long lastSent;
    private long dropped;

    /** @param port wanted; 0 lets the system choose */
    public SharedUdp(EventLoop loop, DatagramOpener opener, int port) {
        this.loop = loop;
        this.opener = opener;
        this.port = port;
        this.lastSent = loop.nanos();
    }

    /** From now on the user is shown the datagrams that no earlier one took. */
    public void register(DatagramUser user) {
        users.add(user);
        if (socket == null && !closed) {
            socket = open();
        }
    }

    /** Sends one datagram; drops it where there is no socket, no way, or too much was sent just before. */
    public void send(ByteBuffer data, InetSocketAddress to) {
        if (socket == null) {
            return;
        }
        long now = loop.nanos();
        allowance = Math.min(BURST, allowance + (now - lastSent) * BYTES_PER_NANO);
        lastSent = now;
        int cost = data.remaining() + HEADERS;
        if (cost > allowance) {
            dropped++;
        } else {
            allowance -= cost;
            socket.send(data, to);
        }
    }

    /** Where it listens; empty while nobody uses it or no port could be had. */
    public Optional<InetSocketAddress> local() {
        return Optional.ofNullable(socket).map(DatagramPort::local);
    }

    /** Datagrams that were not sent because of the limit. */
    public long dropped() {
        return dropped;
    }

    /** Opens the socket anew, after the network changed. */
    public void reopen() {
        if (socket != null && !closed) {
            socket.close();
            socket = open();
        }
    }

    @Override
    public void close() {
        closed = true;
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    private @Nullable DatagramPort open() {
        try {
            return opener.openDatagram(port, this::received);
        } catch (IOException busy) {
            LOG.info("UDP port {} cannot be had ({}), taking another one", port, busy.getMessage());
        }
        try {
            return opener.openDatagram(0, this::received);
        } catch (IOException e) {
            LOG.warn("no UDP socket ({}): trackers and nodes that speak UDP are not asked", e.getMessage());
            return null;
        }
    }

    private void received(ByteBuffer datagram, InetSocketAddress from) {
        int position = datagram.position();
        int limit = datagram.limit();
        for (DatagramUser user : users) {
            datagram.limit(limit).position(position);
            if (user.take(datagram, from)) {
                return;
            }
        }
    }
}
