package org.starling.social.friends;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.starling.overlay.disclosure.Topic;
import org.starling.overlay.link.Acquaintances;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.Moved;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.service.Feature;
import org.starling.overlay.service.Links;
import org.starling.social.friends.FriendException.Reason;
import org.starling.wire.HostPort;

/**
 * All that the user does with friends. Commands may be called from any thread; their futures complete when the change
 * is written, or with a {@link FriendException}.
 */
public final class Friends {
    /** People who are kept, whatever their state. */
    public static final int MAX_PEOPLE = 1_000;

    /** For how long an invitation is good. */
    public static final long INVITATION_DAYS = Invitations.LIFE.toDays();

    private static final int MAX_ALERTS = 100;

    private final FriendParts parts;
    private final FriendBook book;
    private final Invitations invitations;
    private final FriendTalk talk;
    private final Deque<FriendAlert> alerts = new ArrayDeque<>();
    private Profile self = Profile.NONE;
    private @Nullable Links links;
    private @Nullable Reunion reunion;

    private Friends(FriendParts parts, FriendStore.Content kept) {
        this.parts = parts;
        book = new FriendBook(parts.own(), parts.store(), parts.consent().friendsOnly());
        book.load(kept.friends());
        invitations = new Invitations(parts.random());
        invitations.load(kept.invitations());
        self = kept.self();
        talk = new FriendTalk(parts, book, invitations, () -> self, new Heard());
    }

    /** Reads what is kept; completes on the database's thread. */
    public static CompletableFuture<Friends> load(FriendParts parts) {
        return parts.store().load().thenApply(kept -> new Friends(parts, kept));
    }

    /** For the overlay. */
    public Feature feature() {
        return talk;
    }

    /** For the links. */
    public Acquaintances acquaintances() {
        return book;
    }

    /** The overlay is there: friends are looked for. Loop thread. */
    public void start(Links overlay) {
        links = overlay;
        reunion = new Reunion(parts, book, overlay);
        reunion.hurry();
    }

    /** Loop thread. */
    public void stop() {
        if (reunion != null) {
            reunion.stop();
        }
        reunion = null;
        links = null;
    }

    /** This machine is in another network, or slept. Loop thread. */
    public void networkChanged() {
        hurry();
    }

    private void hurry() {
        if (reunion != null) {
            reunion.hurry();
        }
    }

    public CompletableFuture<List<FriendView>> list() {
        return onLoop(() -> CompletableFuture.completedFuture(book.all().stream()
                .map(friend -> new FriendView(friend, link(friend.permId()).map(Link::remote)))
                .toList()));
    }

    /** What the user has to know of, the latest first. */
    public CompletableFuture<List<FriendAlert>> alerts() {
        return onLoop(() -> CompletableFuture.completedFuture(List.copyOf(alerts)));
    }

    public CompletableFuture<Profile> profile() {
        return onLoop(() -> CompletableFuture.completedFuture(self));
    }

    /** How we want to be shown; friends who are online hear of it at once. */
    public CompletableFuture<Void> profile(Profile changed) {
        return onLoop(() -> {
            self = changed;
            book.friendIds().forEach(friend -> link(friend).ifPresent(talk::sendProfile));
            return parts.store().put(changed);
        });
    }

    /** An invitation for one person. */
    public CompletableFuture<InvitationLink> invite() {
        return onLoop(() -> {
            var unused = parts.store().delete(invitations.forget(parts.now(), Optional.empty()));
            Invitations.Made made = invitations.create(parts.now());
            return parts.store().put(made.invitation()).thenApply(saved -> contact(Optional.of(made)));
        });
    }

    /** Who we are and where, for people who shall ask without an invitation. */
    public CompletableFuture<InvitationLink> contact() {
        return onLoop(() -> CompletableFuture.completedFuture(contact(Optional.empty())));
    }

    private InvitationLink contact(Optional<Invitations.Made> made) {
        return new InvitationLink(
                parts.own().permId(), self.name(), parts.addresses().get(), made.map(Invitations.Made::token));
    }

    /** Answers an invitation, or asks without one; what cannot be delivered now is when we meet. */
    public CompletableFuture<Friend> add(InvitationLink link, String nickname) {
        return onLoop(() -> {
            PermId who = link.permId();
            if (who.equals(parts.own().permId())) {
                throw new FriendException(Reason.OWN_INVITATION);
            }
            Optional<Friend> known = book.get(who);
            if (known.filter(one -> one.state() == FriendState.BLOCKED).isPresent()) {
                throw new FriendException(Reason.BLOCKED);
            } else if (known.isEmpty() && book.size() >= MAX_PEOPLE) {
                throw new FriendException(Reason.TOO_MANY);
            }
            Friend before = known.orElseGet(() -> Friend.of(who, FriendState.ASKED, parts.now()));
            boolean isFriend = before.state() == FriendState.FRIEND || before.state() == FriendState.ASKING;
            Friend asked = (isFriend
                            ? before.as(FriendState.FRIEND, parts.now())
                            : before.as(FriendState.ASKED, parts.now()))
                    .withToken(isFriend ? Optional.empty() : link.token())
                    .withNickname(nickname.isEmpty() ? before.nickname() : nickname)
                    .withProfile(
                            before.profile().name().isEmpty()
                                    ? new Profile(link.name(), before.profile().picture())
                                    : before.profile());
            List<HostPort> addresses = new ArrayList<>(link.addresses());
            before.addresses().stream().filter(one -> !addresses.contains(one)).forEach(addresses::add);
            Friend added = asked.withAddresses(addresses);
            return book.put(added).thenApplyAsync(saved -> begin(added), parts.loop());
        });
    }

    private Friend begin(Friend added) {
        Optional<Link> link = link(added.permId());
        if (link.isPresent() && added.state() == FriendState.ASKED) {
            talk.ask(link.get(), added);
            talk.sendProfile(link.get());
        } else if (link.isPresent()) {
            talk.welcome(link.get());
        } else if (reunion != null) {
            reunion.look(added);
            hurry();
        }
        return added;
    }

    /** Says yes to a request, to a new key of a friend, or to a friendship that was suspended. */
    public CompletableFuture<Friend> accept(PermId who) {
        return change(who, friend -> {
            if (friend.successor().isPresent()) {
                return moved(friend, friend.successor().get());
            } else if (friend.state() != FriendState.ASKING && friend.state() != FriendState.SUSPENDED) {
                throw new FriendException(Reason.NOTHING_TO_ACCEPT);
            }
            Friend accepted = friend.as(FriendState.FRIEND, parts.now());
            return book.put(accepted).thenApplyAsync(saved -> begin(accepted), parts.loop());
        });
    }

    private CompletableFuture<Friend> moved(Friend old, PermId successor) {
        Friend next = old.withPermId(successor);
        Friend blocked =
                Friend.of(old.permId(), FriendState.BLOCKED, parts.now()).withNickname(old.shownName());
        CompletableFuture<Void> saved = book.replace(blocked, next);
        end(old.permId(), LinkEnd.BLOCKED);
        return saved.thenApplyAsync(written -> begin(next), parts.loop());
    }

    /** Says no to a request. */
    public CompletableFuture<Void> refuse(PermId who) {
        return change(who, friend -> {
            if (friend.state() != FriendState.ASKING) {
                throw new FriendException(Reason.NOTHING_TO_ACCEPT);
            }
            link(who).ifPresent(link -> talk.answer(link, false));
            return book.put(friend.as(FriendState.DECLINED, parts.now()));
        });
    }

    /** Ends a friendship, and forgets whoever it is. */
    public CompletableFuture<Void> remove(PermId who) {
        return change(who, friend -> {
            if (friend.state() == FriendState.FRIEND || friend.state() == FriendState.ASKED) {
                link(who).ifPresent(link -> talk.answer(link, false));
            }
            return book.delete(who);
        });
    }

    /** At once: no link, no invitation, no rendezvous. Somebody unknown can be blocked too. */
    public CompletableFuture<Void> block(PermId who) {
        return onLoop(() -> {
            Friend friend = book.get(who).orElseGet(() -> Friend.of(who, FriendState.BLOCKED, parts.now()));
            CompletableFuture<Void> saved = book.put(friend.as(FriendState.BLOCKED, parts.now()));
            end(who, LinkEnd.BLOCKED);
            return CompletableFuture.allOf(
                    saved, parts.store().delete(invitations.forget(parts.now(), Optional.of(who))));
        });
    }

    /** Somebody who was blocked is a stranger again. */
    public CompletableFuture<Void> unblock(PermId who) {
        return change(who, friend -> {
            if (friend.state() != FriendState.BLOCKED) {
                throw new FriendException(Reason.NOT_BLOCKED);
            }
            return book.delete(who);
        });
    }

    private void end(PermId who, LinkEnd reason) {
        if (links != null) {
            links.close(who, reason);
        }
    }

    public CompletableFuture<Void> rename(PermId who, String nickname) {
        return change(who, friend -> book.put(friend.withNickname(nickname)));
    }

    /** The user has compared fingerprints. */
    public CompletableFuture<Void> compared(PermId who, boolean same) {
        return change(who, friend -> book.put(friend.withCompared(same)));
    }

    /** Tells friends who are online that another key takes the place of ours; gives how many heard it. */
    public CompletableFuture<Integer> announce(Identity next) {
        return onLoop(() -> {
            Moved moved = Moved.from(parts.own(), next);
            List<Link> online = book.friendIds().stream()
                    .flatMap(friend -> link(friend).stream())
                    .toList();
            online.forEach(link -> parts.gate().tell(link, Topic.NEW_KEY, "our new key", Moved.ID, moved.encode()));
            return CompletableFuture.completedFuture(online.size());
        });
    }

    private Optional<Link> link(PermId who) {
        return links == null ? Optional.empty() : links.to(who);
    }

    private <T> CompletableFuture<T> change(PermId who, Function<Friend, CompletableFuture<T>> command) {
        return onLoop(() -> command.apply(book.get(who).orElseThrow(() -> new FriendException(Reason.UNKNOWN))));
    }

    private <T> CompletableFuture<T> onLoop(Supplier<CompletableFuture<T>> command) {
        CompletableFuture<CompletableFuture<T>> begun = new CompletableFuture<>();
        parts.loop().execute(() -> {
            try {
                begun.complete(command.get());
            } catch (FriendException impossible) {
                begun.completeExceptionally(impossible);
            }
        });
        return begun.thenCompose(Function.identity());
    }

    /** What was heard on links. */
    private final class Heard implements FriendTalk.Events {
        @Override
        public void met(Link link) {
            if (reunion != null && book.isFriend(link.peer())) {
                reunion.hurry();
            }
        }

        @Override
        public void parted(PermId friend) {
            if (book.isFriend(friend)) {
                hurry();
            }
        }

        @Override
        public void alert(FriendAlert.Kind kind, PermId who) {
            Instant now = parts.now();
            alerts.addFirst(new FriendAlert(now, kind, who));
            if (alerts.size() > MAX_ALERTS) {
                alerts.removeLast();
            }
        }

        @Override
        public void seek(Link from, Seek seek) {
            if (reunion != null) {
                reunion.seek(from, seek);
            }
        }

        @Override
        public void sought(Link from, Sought sought) {
            if (reunion != null) {
                reunion.sought(from, sought);
            }
        }
    }
}
