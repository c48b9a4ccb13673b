package org.starling.social.friends;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.starling.net.EventLoop;
import org.starling.overlay.disclosure.Topic;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.permid.PairKey;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.service.Links;
import org.starling.wire.HostPort;
import org.starling.wire.InfoHash;

/**
 * Finds friends whom we have no link with: where they were before, then at the rendezvous, if the user has agreed to
 * that, and through common friends. Rounds come soon after something has changed, and then less and less often. Loop
 * thread.
 */
final class Reunion {
    /** Friends who are looked for, and for whom we announce ourselves, in a round. */
    static final int PER_ROUND = 8;

    /** Addresses that are dialled after one look-up. */
    static final int MAX_DIALS = 8;

    /** Common friends who are asked about one friend. */
    static final int MAX_ASKED = 8;

    /** The time between rounds when nothing changes, give or take a quarter. */
    static final Duration ROUND = Duration.ofMinutes(30);

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofMinutes(1);

    private final FriendParts parts;
    private final FriendBook book;
    private final Links links;
    private final Set<PermId> underWay = new HashSet<>();

    /** When each friend was last looked for, and announced for. */
    private final Map<PermId, Long> searched = new LinkedHashMap<>();

    private final Map<PermId, Long> announced = new LinkedHashMap<>();
    private Duration pause = SOON;
    private EventLoop.@Nullable Timer timer;
    private boolean stopped;

    Reunion(FriendParts parts, FriendBook book, Links links) {
        this.parts = parts;
        this.book = book;
        this.links = links;
    }

    /** Something has changed: the next round comes at once. */
    void hurry() {
        pause = SOON;
        plan(FIRST);
    }

    void stop() {
        stopped = true;
        if (timer != null) {
            timer.cancel();
        }
    }

    /** Looks for this one at once. */
    void look(Friend friend) {
        if (isWanted(friend) && underWay.add(friend.permId())) {
            searched.put(friend.permId(), parts.loop().nanos());
            new Search(friend).next();
        }
    }

    private void plan(Duration delay) {
        if (timer != null) {
            timer.cancel();
        }
        if (!stopped) {
            timer = parts.loop().schedule(jitter(delay), this::round);
        }
    }

    private long jitter(Duration delay) {
        long nanos = delay.toNanos();
        return nanos - nanos / 4 + parts.random().nextLong(nanos / 2);
    }

    private void round() {
        oldest(book.all().stream().filter(this::isWanted).map(Friend::permId).toList(), searched)
                .forEach(permId -> book.get(permId).ifPresent(this::look));
        if (parts.consent().rendezvous().getAsBoolean()) {
            oldest(book.friendIds(), announced).forEach(this::announce);
        }
        plan(pause);
        pause = pause.multipliedBy(2).compareTo(ROUND) < 0 ? pause.multipliedBy(2) : ROUND;
    }

    /** The few for whom it was done the longest ago. */
    private List<PermId> oldest(Collection<PermId> all, Map<PermId, Long> when) {
        when.keySet().removeIf(permId -> book.get(permId).isEmpty());
        Stream<PermId> never = all.stream().filter(permId -> !when.containsKey(permId));
        Stream<PermId> before = when.entrySet().stream()
                .filter(entry -> all.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByValue((a, b) -> Long.compare(a - b, 0)))
                .map(Map.Entry::getKey);
        return Stream.concat(never, before).limit(PER_ROUND).toList();
    }

    private boolean isWanted(Friend friend) {
        boolean sought = friend.state() == FriendState.FRIEND || friend.state() == FriendState.ASKED;
        return sought && links.to(friend.permId()).isEmpty() && !stopped;
    }

    private void announce(PermId friend) {
        Optional<PairKey> pair = book.pairKey(friend);
        if (pair.isPresent()) {
            announced.put(friend, parts.loop().nanos());
            PermId self = parts.own().permId();
            parts.rendezvous().announce(RendezvousKeys.of(pair.get(), self, friend, RendezvousKeys.day(parts.now())));
        }
    }

    /** A common friend says that somebody looks for us there. */
    void sought(Link from, Sought sought) {
        Optional<Friend> friend = book.get(sought.who()).filter(this::isWanted);
        Optional<InetSocketAddress> address = sought.address()
                .literal()
                .filter(where -> parts.believes().test(where, from.remote().getAddress()));
        if (book.isFriend(from.peer()) && friend.isPresent() && address.isPresent() && underWay.add(sought.who())) {
            links.dial(address.get(), sought.who(), new Last(sought.who()));
        }
    }

    /** Somebody asks us to tell a common friend where they are. */
    void seek(Link from, Seek seek) {
        if (!book.isFriend(from.peer())) {
            return;
        }
        Optional<HostPort> where = FriendTalk.listening(from);
        Optional<Link> wanted = book.friendIds().stream()
                .filter(seek::isFor)
                .filter(permId -> !permId.equals(from.peer()))
                .findFirst()
                .flatMap(links::to);
        if (where.isPresent() && wanted.isPresent()) {
            byte[] payload = new Sought(from.peer(), where.get()).payload();
            parts.gate().tell(wanted.get(), Topic.WHEREABOUTS, "where a common friend is", Sought.ID, payload);
        }
    }

    /** The end of a search that has no further steps. */
    private final class Last implements Links.Outcome {
        private final PermId who;

        Last(PermId who) {
            this.who = who;
        }

        @Override
        public void up(Link link) {
            underWay.remove(who);
        }

        @Override
        public void failed(LinkEnd reason) {
            underWay.remove(who);
        }
    }

    /** One search: known addresses one after the other, then the rendezvous, then common friends. */
    private final class Search implements Links.Outcome {
        private final PermId who;
        private final Deque<InetSocketAddress> addresses = new ArrayDeque<>();
        private final Deque<InfoHash> keys = new ArrayDeque<>();
        private final Set<InetSocketAddress> tried = new HashSet<>();
        private int dials;

        Search(Friend friend) {
            who = friend.permId();
            friend.addresses().forEach(address -> address.literal().ifPresent(addresses::add));
            if (parts.consent().rendezvous().getAsBoolean()) {
                book.pairKey(who)
                        .ifPresent(pair -> RendezvousKeys.days(parts.now())
                                .forEach(day -> keys.add(
                                        RendezvousKeys.of(pair, who, parts.own().permId(), day))));
            }
        }

        void next() {
            InetSocketAddress address = addresses.poll();
            while (address != null && !tried.add(address)) {
                address = addresses.poll();
            }
            if (book.get(who).filter(Reunion.this::isWanted).isEmpty()) {
                underWay.remove(who);
            } else if (address != null) {
                links.dial(address, who, this);
            } else if (!keys.isEmpty()) {
                parts.rendezvous().find(keys.remove(), this::found);
            } else {
                underWay.remove(who);
                askOthers();
            }
        }

        private void found(List<InetSocketAddress> found) {
            for (InetSocketAddress one : found) {
                if (dials < MAX_DIALS && !tried.contains(one)) {
                    dials++;
                    addresses.add(one);
                }
            }
            next();
        }

        private void askOthers() {
            if (!book.isFriend(who)) {
                return;
            }
            links.all().stream()
                    .filter(link ->
                            book.isFriend(link.peer()) && link.features().containsKey(FriendTalk.NAME))
                    .limit(MAX_ASKED)
                    .forEach(link -> parts.gate()
                            .tell(
                                    link,
                                    Topic.WHEREABOUTS,
                                    "where we are, for a friend whom both may know",
                                    Seek.ID,
                                    Seek.of(who, parts.random()).payload()));
        }

        @Override
        public void up(Link link) {
            underWay.remove(who);
        }

        @Override
        public void failed(LinkEnd reason) {
            next();
        }
    }
}
