package org.starling.overlay.link;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.starling.net.EventLoop;
import org.starling.overlay.permid.PermId;

/**
 * One link per PermID. Of two that both live after a moment, one is closed, and both ends choose the same one. Two
 * processes with the same identity do not push each other out for ever. Loop thread.
 */
public final class LinkTable {
    /** An original client closes its own duplicate; whoever closes at once as well is left with none. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How often another process may take over within {@link #ALTERNATION_TIME}. */
    public static final int MAX_ALTERNATIONS = 3;

    /** For how long take-overs count, and for how long others are refused after too many. */
    public static final Duration ALTERNATION_TIME = Duration.ofMinutes(10);

    private final EventLoop loop;
    private final Function<LinkKind, PermId> own;
    private final User user;
    private final Map<PermId, PeerLinks> peers = new HashMap<>();

    /** Who uses the links: told of one at a time for each PermID. */
    public interface User extends LinkHandler {
        /** From now on this is the link to its peer; onEnded of an earlier one came before. */
        void onUp(Link link);
    }

    /** @param own what we are on links of a kind */
    public LinkTable(EventLoop loop, Function<LinkKind, PermId> own, User user) {
        this.loop = loop;
        this.own = own;
        this.user = user;
    }

    /** Takes a link that has just been authenticated, and sets its handler. */
    public void add(Link link) {
        PeerLinks links = peers.computeIfAbsent(link.peer(), peer -> new PeerLinks(this));
        links.add(link);
        tidy(link.peer(), links);
    }

    public Optional<Link> get(PermId peer) {
        PeerLinks links = peers.get(peer);
        return links == null ? Optional.empty() : links.current();
    }

    /** The links that are in use; a copy. */
    public Collection<Link> all() {
        return peers.values().stream()
                .map(PeerLinks::current)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Ends all links with the peer. */
    public void close(PermId peer, LinkEnd reason) {
        PeerLinks links = peers.get(peer);
        if (links != null) {
            links.close(reason);
        }
    }

    /** PermIDs that something is remembered of. */
    int size() {
        return peers.size();
    }

    EventLoop loop() {
        return loop;
    }

    User user() {
        return user;
    }

    /** Whether the newer of two live links stays. */
    boolean newerStays(Link older, Link newer) {
        if (older.openedByUs() == newer.openedByUs()) {
            return true;
        }
        boolean weAreSmaller = own.apply(newer.kind()).compareTo(newer.peer()) < 0;
        return newer.openedByUs() == weAreSmaller;
    }

    static boolean sameProcess(Link a, Link b) {
        return Objects.equals(a.instance(), b.instance());
    }

    /** Forgets a PermID of which there is nothing to know. */
    void tidy(PermId peer, PeerLinks links) {
        if (links.isIdle()) {
            peers.remove(peer, links);
        }
    }
}
