package org.starling.engine.discovery.lsd;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.net.DatagramHandler;
import org.starling.net.DatagramPort;
import org.starling.net.EventLoop;
import org.starling.wire.HostPort;

/** The sockets in the two multicast groups of BEP 14, as far as this machine can join them. Loop thread. */
final class LsdGroups {
    static final int PORT = 6771;
    static final HostPort V4 = new HostPort("239.192.152.143", PORT);
    static final HostPort V6 = new HostPort("ff15::efc0:988f", PORT);

    private static final Logger LOG = LoggerFactory.getLogger(LsdGroups.class);

    private record Joined(HostPort group, InetSocketAddress address, DatagramPort port) {}

    private final EventLoop loop;
    private final Executor background;
    private final MulticastOpener opener;
    private final DatagramHandler handler;
    private final List<Joined> joined = new ArrayList<>();
    private int opening;
    private boolean open;

    LsdGroups(EventLoop loop, Executor background, MulticastOpener opener, DatagramHandler handler) {
        this.loop = loop;
        this.background = background;
        this.opener = opener;
        this.handler = handler;
    }

    /** Joins off the loop, since listing the interfaces takes its time; {@code then} runs on the loop. */
    void open(Runnable then) {
        opening++;
        int mine = opening;
        background.execute(() -> {
            List<Joined> found = new ArrayList<>();
            join(V4, found);
            join(V6, found);
            loop.execute(() -> {
                if (mine == opening) {
                    open = true;
                    joined.addAll(found);
                    then.run();
                } else {
                    found.forEach(each -> each.port().close());
                }
            });
        });
    }

    /** The attempt to join is over, whatever came of it. */
    boolean isOpen() {
        return open;
    }

    boolean isEmpty() {
        return joined.isEmpty();
    }

    void send(LsdMessage message) {
        for (Joined each : joined) {
            each.port().send(ByteBuffer.wrap(message.encode(each.group().toString())), each.address());
        }
    }

    void close() {
        opening++;
        open = false;
        joined.forEach(each -> each.port().close());
        joined.clear();
    }

    private void join(HostPort group, List<Joined> found) {
        InetSocketAddress address = group.literal().orElseThrow();
        try {
            InetAddress multicast = address.getAddress();
            found.add(new Joined(group, address, opener.open(multicast, PORT, handler)));
        } catch (IOException e) {
            LOG.debug("no local peer discovery by {}", group, e);
        }
    }
}
