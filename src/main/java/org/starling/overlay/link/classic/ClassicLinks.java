package org.starling.overlay.link.classic;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.net.RawLink;
import org.starling.net.Stream;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkDialer;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkKind;
import org.starling.overlay.link.LinkTable;
import org.starling.overlay.link.OverlayDoor;
import org.starling.overlay.permid.PermId;

/** All classic links: those that come in at the door and those that we open. Loop thread. */
public final class ClassicLinks implements OverlayDoor.Entrance {
    private final ClassicPorts ports;
    private final LinkDialer dialer;
    private final LinkTable table;
    private final Set<ClassicHandshake> handshakes = new LinkedHashSet<>();
    private final Map<InetSocketAddress, List<Waiting>> dialling = new HashMap<>();
    private boolean closed;

    /** How a dial ended; one method runs, once, never within the call. */
    public interface Dialled {
        void connected(Link link);

        void failed(LinkEnd reason);
    }

    private record Waiting(Optional<PermId> expected, Dialled callback) {}

    /** @param table gets every new link */
    public ClassicLinks(ClassicPorts ports, LinkDialer dialer, LinkTable table) {
        this.ports = ports;
        this.dialer = dialer;
        this.table = table;
    }

    @Override
    public void accept(Stream stream, Doorkeeper.Visit visit) {
        Attempt attempt = new Attempt(Optional.empty());
        begin(ClassicHandshake.incoming(stream, ports, visit, attempt), attempt);
    }

    /**
     * A link to whoever is at the address; one that there is already serves as well.
     *
     * @param encrypted original clients do not understand it
     * @param expected whom the caller wants there. Anybody else is a failure for the caller, but the link stays
     */
    public void connect(InetSocketAddress address, boolean encrypted, Optional<PermId> expected, Dialled callback) {
        Waiting waiting = new Waiting(expected, callback);
        if (closed || expected.filter(ports.identity().permId()::equals).isPresent()) {
            tell(waiting, Optional.empty(), closed ? LinkEnd.STOPPED : LinkEnd.SELF);
            return;
        }
        // Anybody may say that he listens there: who is not the one that is wanted does not stand in his way.
        Optional<Link> there =
                at(address).filter(link -> expected.isEmpty() || expected.get().equals(link.peer()));
        List<Waiting> others = dialling.get(address);
        if (there.isPresent()) {
            tell(waiting, there, LinkEnd.REMOTE_CLOSED);
        } else if (others != null) {
            others.add(waiting);
        } else if (dialling.size() >= ClassicLimits.MAX_DIALLED) {
            tell(waiting, Optional.empty(), LinkEnd.CROWDED_OUT);
        } else {
            dialling.put(address, new ArrayList<>(List.of(waiting)));
            dialer.dial(address, encrypted, new Connecting(this, address));
        }
    }

    /** The classic links in use. */
    public List<Link> links() {
        return table.all().stream()
                .filter(link -> link.kind() == LinkKind.CLASSIC)
                .toList();
    }

    /** Ends everything; nothing is accepted or dialled after it. */
    public void close() {
        closed = true;
        new ArrayList<>(handshakes).forEach(handshake -> handshake.fail(LinkEnd.STOPPED));
        links().forEach(link -> table.close(link.peer(), LinkEnd.STOPPED));
    }

    private Optional<Link> at(InetSocketAddress address) {
        return links().stream()
                .filter(link -> link.listenPort() == address.getPort()
                        && link.remote().getAddress().equals(address.getAddress()))
                .findFirst();
    }

    private void done(InetSocketAddress address, Optional<Link> link, LinkEnd reason) {
        List<Waiting> all = dialling.remove(address);
        if (all != null) {
            all.forEach(waiting -> tell(waiting, link, reason));
        }
    }

    private void tell(Waiting waiting, Optional<Link> link, LinkEnd reason) {
        ports.loop().execute(() -> {
            Optional<Link> open = link.filter(Link::isOpen);
            if (open.isEmpty()) {
                waiting.callback().failed(reason);
            } else if (waiting.expected()
                    .filter(wanted -> !wanted.equals(open.get().peer()))
                    .isPresent()) {
                waiting.callback().failed(LinkEnd.OTHER_PERMID);
            } else {
                waiting.callback().connected(open.get());
            }
        });
    }

    private void begin(ClassicHandshake handshake, Attempt attempt) {
        attempt.handshake = handshake;
        handshakes.add(handshake);
        if (closed) {
            handshake.fail(LinkEnd.STOPPED);
        }
    }

    /** A handshake under way, with the address if we dialled it. */
    private final class Attempt implements ClassicHandshake.Outcome {
        private final Optional<InetSocketAddress> dialled;
        private @Nullable ClassicHandshake handshake;

        Attempt(Optional<InetSocketAddress> dialled) {
            this.dialled = dialled;
        }

        @Override
        public void authenticated(ClassicLink link) {
            over();
            table.add(link);
            dialled.ifPresent(address -> done(address, table.get(link.peer()), LinkEnd.REMOTE_CLOSED));
        }

        @Override
        public void failed(LinkEnd reason) {
            over();
            dialled.ifPresent(address -> done(address, at(address), reason));
        }

        private void over() {
            if (handshake != null) {
                handshakes.remove(handshake);
            }
        }
    }

    /** A connection that we open. */
    private record Connecting(ClassicLinks links, InetSocketAddress address) implements LinkDialer.Callback {
        @Override
        public void connected(RawLink link) {
            Attempt attempt = links.new Attempt(Optional.of(address));
            links.begin(ClassicHandshake.outgoing(link.stream(), links.ports, attempt), attempt);
        }

        @Override
        public void failed() {
            links.ports.counters().count(LinkEnd.UNREACHABLE);
            links.done(address, links.at(address), LinkEnd.UNREACHABLE);
        }
    }
}
