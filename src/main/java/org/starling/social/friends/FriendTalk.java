package org.starling.social.friends;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.overlay.disclosure.Topic;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.message.Dialect;
import org.starling.overlay.message.Friendship;
import org.starling.overlay.message.MessageException;
import org.starling.overlay.message.OverlayMessage;
import org.starling.overlay.message.SocialOverlap;
import org.starling.overlay.permid.Moved;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.service.Feature;
import org.starling.wire.HostPort;

/**
 * What is said about friendship on secure links: who asks whom, what was answered, names and pictures. An answer leaves
 * when what it is about is written, so a crash cannot make us forget whom we have promised what. Loop thread.
 */
final class FriendTalk implements Feature {
    /** Requests that wait for the user's answer. */
    static final int MAX_ASKING = 64;

    static final String NAME = "friends";
    private static final Logger LOG = LoggerFactory.getLogger(FriendTalk.class);
    private static final int VERSION = 1;

    private final FriendParts parts;
    private final FriendBook book;
    private final Invitations invitations;
    private final Events events;
    private final Supplier<Profile> self;

    /** Who has to act upon what was said. Loop thread. */
    interface Events {
        void met(Link link);

        void parted(PermId friend);

        void alert(FriendAlert.Kind kind, PermId who);

        void seek(Link from, Seek seek);

        void sought(Link from, Sought sought);
    }

    FriendTalk(FriendParts parts, FriendBook book, Invitations invitations, Supplier<Profile> self, Events events) {
        this.parts = parts;
        this.book = book;
        this.invitations = invitations;
        this.self = self;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Set<Integer> ids() {
        return Set.of(Friendship.ID, SocialOverlap.ID, Moved.ID, Seek.ID, Sought.ID);
    }

    @Override
    public void met(Link link) {
        Optional<Friend> known = book.get(link.peer());
        if (known.isEmpty()) {
            return;
        }
        Friend friend = known.get();
        if (friend.state() == FriendState.ASKED || friend.state() == FriendState.FRIEND) {
            Friend seen = friend.seen(parts.now());
            book.note(listening(link).map(seen::at).orElse(seen));
            if (friend.state() == FriendState.ASKED) {
                ask(link, friend);
            }
            sendProfile(link);
        }
        events.met(link);
    }

    /** Where the other end can be dialled again. */
    static Optional<HostPort> listening(Link link) {
        InetAddress address = link.remote().getAddress();
        int port = link.openedByUs() ? link.remote().getPort() : link.listenPort();
        return HostPort.of(address.getHostAddress(), port);
    }

    @Override
    public void parted(Link link) {
        book.get(link.peer())
                .filter(friend -> friend.state() == FriendState.FRIEND)
                .ifPresent(friend -> book.note(friend.seen(parts.now())));
        events.parted(link.peer());
    }

    @Override
    public void received(Link link, int id, byte[] payload) {
        switch (id) {
            case Friendship.ID, SocialOverlap.ID -> social(link, id, payload);
            case Moved.ID -> Moved.decode(payload).ifPresentOrElse(moved -> moved(link, moved), () -> malformed(link));
            case Seek.ID ->
                Seek.decode(payload).ifPresentOrElse(seek -> events.seek(link, seek), () -> malformed(link));
            case Sought.ID ->
                Sought.decode(payload).ifPresentOrElse(sought -> events.sought(link, sought), () -> malformed(link));
            default -> throw new IllegalArgumentException("not registered for " + id);
        }
    }

    private void social(Link link, int id, byte[] payload) {
        try {
            OverlayMessage message = OverlayMessage.decode(id, payload, Dialect.SECURE);
            if (message instanceof Friendship.Request request) {
                requested(link, request);
            } else if (message instanceof Friendship.Response response) {
                answered(link, response.accepted());
            } else if (message instanceof SocialOverlap profile) {
                book.get(link.peer())
                        .filter(friend -> isOnTerms(friend.state()))
                        .ifPresent(friend -> book.note(friend.withProfile(Profile.of(profile))));
            }
            // A forward is unsigned: anybody could say anything in somebody else's name.
        } catch (MessageException e) {
            LOG.debug("{} sent id {}: {}", link.remote(), id, e.getMessage());
            malformed(link);
        }
    }

    private static void malformed(Link link) {
        link.close(LinkEnd.MALFORMED);
    }

    private static boolean isOnTerms(FriendState state) {
        return state == FriendState.FRIEND || state == FriendState.ASKED || state == FriendState.ASKING;
    }

    private void requested(Link link, Friendship.Request request) {
        PermId who = link.peer();
        Optional<FriendState> state = book.get(who).map(Friend::state);
        Invitations.Worth worth = request.token()
                .map(token -> invitations.redeem(token, who, parts.now()))
                .orElse(new Invitations.Worth.Nothing());
        if (state.filter(FriendState.SUSPENDED::equals).isPresent()) {
            return;
        }
        if (worth instanceof Invitations.Worth.Used used) {
            usedTwice(used.first());
        } else if (worth instanceof Invitations.Worth.Good good) {
            var unused = book.put(friend(link), good.used()).thenRunAsync(() -> welcome(link), parts.loop());
        } else if (state.isEmpty() || state.get() == FriendState.REFUSED) {
            remember(link);
        } else if (state.get() == FriendState.ASKED) {
            var unused = book.put(friend(link)).thenRunAsync(() -> welcome(link), parts.loop());
        } else if (state.get() == FriendState.FRIEND) {
            answer(link, true);
        } else if (state.get() == FriendState.DECLINED) {
            answer(link, false);
        }
    }

    /** From now on a friend. */
    private Friend friend(Link link) {
        Friend friend = known(link).as(FriendState.FRIEND, parts.now()).seen(parts.now());
        return listening(link).map(friend::at).orElse(friend);
    }

    private Friend known(Link link) {
        return book.get(link.peer()).orElseGet(() -> Friend.of(link.peer(), FriendState.ASKING, parts.now()));
    }

    private void remember(Link link) {
        if (book.count(FriendState.ASKING) < MAX_ASKING && book.size() < Friends.MAX_PEOPLE) {
            Friend asking = known(link).as(FriendState.ASKING, parts.now());
            book.note(listening(link).map(asking::at).orElse(asking));
            events.alert(FriendAlert.Kind.REQUEST, link.peer());
        }
    }

    private void usedTwice(PermId first) {
        book.get(first).filter(friend -> friend.state() == FriendState.FRIEND).ifPresent(friend -> {
            book.note(friend.as(FriendState.SUSPENDED, parts.now()).withCompared(false));
            events.alert(FriendAlert.Kind.INVITATION_USED_TWICE, first);
        });
    }

    /** The newly made friend hears of it, if the link is still there. */
    void welcome(Link link) {
        if (book.isFriend(link.peer())) {
            answer(link, true);
            sendProfile(link);
            events.met(link);
        }
    }

    private void answered(Link link, boolean accepted) {
        Optional<Friend> known = book.get(link.peer());
        if (known.isEmpty()) {
            return;
        }
        FriendState state = known.get().state();
        if (accepted && state == FriendState.ASKED) {
            book.note(friend(link));
            events.met(link);
        } else if (!accepted && (state == FriendState.ASKED || state == FriendState.FRIEND)) {
            book.note(known.get().as(FriendState.REFUSED, parts.now()));
        }
    }

    private void moved(Link link, Moved moved) {
        PermId old = link.peer();
        if (!book.isFriend(old) || book.get(moved.next()).isPresent()) {
            return;
        }
        if (!moved.verifies(old)) {
            link.close(LinkEnd.BAD_PROOF);
            return;
        }
        book.get(old)
                .filter(friend -> !friend.successor().equals(Optional.of(moved.next())))
                .ifPresent(friend -> {
                    book.note(friend.withSuccessor(Optional.of(moved.next())));
                    events.alert(FriendAlert.Kind.NEW_KEY, old);
                });
    }

    /** Asks to be friends. */
    void ask(Link link, Friend friend) {
        String what = friend.token().isPresent() ? "request with an invitation" : "request";
        send(link, Topic.FRIENDSHIP, what, new Friendship.Request(friend.token()));
    }

    /** Says whether we are friends. */
    void answer(Link link, boolean accepted) {
        send(link, Topic.FRIENDSHIP, accepted ? "accepted" : "refused", new Friendship.Response(accepted));
    }

    void sendProfile(Link link) {
        Profile profile = self.get();
        if (!profile.equals(Profile.NONE)) {
            String what = profile.picture().isPresent() ? "name and picture" : "name";
            parts.gate().tell(link, Topic.PROFILE, what, SocialOverlap.ID, profile.payload());
        }
    }

    private void send(Link link, Topic topic, String what, Friendship message) {
        parts.gate().tell(link, topic, what, message.id(), message.payload(Dialect.SECURE));
    }
}
