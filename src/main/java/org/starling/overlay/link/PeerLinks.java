package org.starling.overlay.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.wire.bencode.BString;

/** The links with one PermID: the one in use, and those of which it is not yet clear whether they stay. */
final class PeerLinks implements LinkHandler {
    /** Messages that a duplicate may send before it is decided on; after that it is decided at once. */
    private static final int MAX_EARLY = 16;

    private final LinkTable table;
    private final List<Candidate> candidates = new ArrayList<>();

    /** When another process took over. */
    private final Deque<Long> alternations = new ArrayDeque<>();

    private @Nullable Link current;

    /** Until when only one process is let in; 0 for all. */
    private long refusingUntil;

    private Optional<BString> admitted = Optional.empty();

    /** A link that came while there was another. */
    private static final class Candidate {
        private final Link link;
        private final List<Early> early = new ArrayList<>();

        Candidate(Link link) {
            this.link = link;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Early(int id, byte[] payload) {}

    PeerLinks(LinkTable table) {
        this.table = table;
    }

    void add(Link link) {
        if (isRefusing() && !link.instance().equals(admitted)) {
            link.close(LinkEnd.ALTERNATING);
            return;
        }
        // Heard of before it is up: the user may close it at once, or a message wait in it already.
        Candidate candidate = new Candidate(link);
        candidates.add(candidate);
        link.handler(this);
        if (current != null) {
            table.loop().schedule(LinkTable.PATIENCE.toNanos(), () -> decide(candidate));
        } else if (candidates.remove(candidate)) {
            use(candidate);
        }
    }

    Optional<Link> current() {
        return Optional.ofNullable(current);
    }

    void close(LinkEnd reason) {
        List.copyOf(candidates).forEach(candidate -> candidate.link.close(reason));
        if (current != null) {
            current.close(reason);
        }
    }

    /** There is no link, and nothing to remember. */
    boolean isIdle() {
        forgetOld();
        return current == null && candidates.isEmpty() && alternations.isEmpty() && !isRefusing();
    }

    @Override
    public void onMessage(Link link, int id, byte[] payload) {
        if (link == current) {
            table.user().onMessage(link, id, payload);
            return;
        }
        candidate(link).ifPresent(candidate -> {
            candidate.early.add(new Early(id, payload));
            if (candidate.early.size() == MAX_EARLY) {
                decide(candidate);
            }
        });
    }

    @Override
    public void onEnded(Link link, LinkEnd reason) {
        candidates.removeIf(candidate -> candidate.link == link);
        if (link == current) {
            current = null;
            table.user().onEnded(link, reason);
            if (current == null && !candidates.isEmpty()) {
                use(candidates.remove(0));
            }
        }
        table.tidy(link.peer(), this);
    }

    private void decide(Candidate newer) {
        Link older = current;
        if (older == null || !candidates.contains(newer)) {
            return;
        }
        if (!table.newerStays(older, newer.link)) {
            newer.link.close(LinkEnd.DUPLICATE);
        } else if (LinkTable.sameProcess(older, newer.link) || mayAlternate()) {
            candidates.remove(newer);
            candidates.add(0, newer);
            older.close(LinkEnd.DUPLICATE);
        } else {
            admitted = older.instance();
            refusingUntil = table.loop().nanos() + LinkTable.ALTERNATION_TIME.toNanos();
            forgetLater(older);
            newer.link.close(LinkEnd.ALTERNATING);
        }
    }

    private boolean mayAlternate() {
        forgetOld();
        if (alternations.size() >= LinkTable.MAX_ALTERNATIONS) {
            return false;
        }
        alternations.add(table.loop().nanos());
        return true;
    }

    /** The next link in line is the one in use. */
    private void use(Candidate candidate) {
        Link link = candidate.link;
        current = link;
        if (!alternations.isEmpty()) {
            forgetLater(link);
        }
        table.user().onUp(link);
        candidate.early.forEach(early -> {
            if (link == current) {
                table.user().onMessage(link, early.id(), early.payload());
            }
        });
    }

    private void forgetLater(Link link) {
        table.loop().schedule(LinkTable.ALTERNATION_TIME.toNanos() + 1, () -> table.tidy(link.peer(), this));
    }

    private void forgetOld() {
        long oldest = table.loop().nanos() - LinkTable.ALTERNATION_TIME.toNanos();
        while (!alternations.isEmpty() && alternations.getFirst() - oldest < 0) {
            alternations.removeFirst();
        }
    }

    private boolean isRefusing() {
        if (refusingUntil != 0 && table.loop().nanos() - refusingUntil >= 0) {
            refusingUntil = 0;
        }
        return refusingUntil != 0;
    }

    private Optional<Candidate> candidate(Link link) {
        return candidates.stream().filter(candidate -> candidate.link == link).findFirst();
    }
}
