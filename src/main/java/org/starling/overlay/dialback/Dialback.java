package org.starling.overlay.dialback;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.starling.net.RawLink;
import org.starling.net.Stream;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkDialer;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.OverlayDoor;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.overlay.message.DialbackRequest;

/**
 * Asks the members of the overlay whom we meet to dial us back until enough agree on our address, and dials back those
 * who ask us. We dial only who has proved a PermID, at the address of that link, and no one often. Loop thread.
 */
public final class Dialback implements OverlayDoor.Entrance {
    /** Requests in all, and at a time. */
    static final int MAX_TRIES = 35;

    static final int MAX_OUTSTANDING = 7;

    /** How long an answer is waited for. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Nobody is dialled back more often than this. */
    static final Duration PAUSE = Duration.ofSeconds(60);

    private static final int MAX_CALLS = 8;
    private static final int FIRST_PORT = 1024;
    private static final int MAX_REMEMBERED = 1024;

    private final DialbackPorts ports;
    private final Listener listener;
    private final OpinionTally tally = new OpinionTally();
    private final Map<InetAddress, Asked> outstanding = new HashMap<>();
    private final Map<InetAddress, Long> called = new LinkedHashMap<>();
    private int tries;
    private int calls;

    private record Asked(int listenPort, long nanos) {}

    /** Who wants to know. Loop thread. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Somebody reached us.
         *
         * @param address what enough of those who did agree on
         */
        void reached(Optional<InetAddress> address);
    }

    public Dialback(DialbackPorts ports, Listener listener) {
        this.ports = ports;
        this.listener = listener;
    }

    /** A new link: its other end may tell us how it sees us. */
    public void met(Link link) {
        long now = ports.loop().nanos();
        outstanding.values().removeIf(asked -> now - asked.nanos() >= PATIENCE.toNanos());
        InetAddress address = link.remote().getAddress();
        boolean wanted = tries < MAX_TRIES && tally.consensus(now).isEmpty();
        if (wanted && outstanding.size() < MAX_OUTSTANDING && !outstanding.containsKey(address)) {
            tries++;
            outstanding.put(address, new Asked(link.listenPort(), now));
            link.send(DialbackRequest.ID, new byte[0]);
        }
    }

    /** The other end of the link wants to be dialled back. */
    public void requested(Link link) {
        long now = ports.loop().nanos();
        called.values().removeIf(time -> now - time >= PAUSE.toNanos());
        InetAddress address = link.remote().getAddress();
        boolean sensible = address instanceof Inet4Address && link.listenPort() >= FIRST_PORT;
        if (sensible && calls < MAX_CALLS && called.size() < MAX_REMEMBERED && !called.containsKey(address)) {
            called.put(address, now);
            calls++;
            ports.dialer().dial(new InetSocketAddress(address, link.listenPort()), false, new Calling(address));
        }
    }

    /** A return connection has come; its handshake stands at the front of the stream. */
    @Override
    public void accept(Stream stream, Doorkeeper.Visit visit) {
        InetAddress from = stream.remote().getAddress();
        ReturnVisit opened = ReturnVisit.start(stream, ports, visit, (who, seen) -> replied(from, who, seen));
        if (!outstanding.containsKey(from)) {
            opened.end(LinkEnd.OUT_OF_ORDER);
        }
    }

    private void replied(InetAddress from, OverlayPeerId who, InetAddress seen) {
        Asked asked = outstanding.get(from);
        long now = ports.loop().nanos();
        if (asked != null && asked.listenPort() == who.listenPort() && now - asked.nanos() < PATIENCE.toNanos()) {
            outstanding.remove(from);
            tally.add(from, seen, now);
            listener.reached(tally.consensus(now));
        }
    }

    private final class Calling implements LinkDialer.Callback {
        private final InetAddress address;

        Calling(InetAddress address) {
            this.address = address;
        }

        @Override
        public void connected(RawLink link) {
            ReturnCall.start(link.stream(), ports, address, () -> calls--);
        }

        @Override
        public void failed() {
            calls--;
        }
    }
}
