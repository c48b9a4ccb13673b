package org.starling.social.friends;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.overlay.link.Acquaintances;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.PairKey;
import org.starling.overlay.permid.PermId;

/**
 * Everybody whom we know, in memory, and what the links have to know of them. A change holds at once; its future
 * completes when it is written. Loop thread.
 */
final class FriendBook implements Acquaintances {
    private static final Logger LOG = LoggerFactory.getLogger(FriendBook.class);

    private final Identity own;
    private final FriendStore store;
    private final BooleanSupplier friendsOnly;
    private final Map<PermId, Friend> people = new LinkedHashMap<>();
    private final Map<PermId, PairKey> pairKeys = new LinkedHashMap<>();

    FriendBook(Identity own, FriendStore store, BooleanSupplier friendsOnly) {
        this.own = own;
        this.store = store;
        this.friendsOnly = friendsOnly;
    }

    void load(List<Friend> kept) {
        kept.forEach(this::remember);
    }

    Optional<Friend> get(PermId permId) {
        return Optional.ofNullable(people.get(permId));
    }

    /** A copy. */
    List<Friend> all() {
        return List.copyOf(people.values());
    }

    long count(FriendState state) {
        return people.values().stream().filter(one -> one.state() == state).count();
    }

    int size() {
        return people.size();
    }

    boolean isFriend(PermId permId) {
        return pairKeys.containsKey(permId);
    }

    CompletableFuture<Void> put(Friend friend) {
        remember(friend);
        return store.put(friend);
    }

    /** The same where nobody waits for it: what cannot be written is logged, and holds until the end of the run. */
    void note(Friend friend) {
        var unused = put(friend).exceptionally(failed -> {
            LOG.warn("what has changed of a friend was not written", failed);
            return null;
        });
    }

    CompletableFuture<Void> put(Friend friend, Invitation used) {
        remember(friend);
        return store.put(friend, used);
    }

    /** Somebody goes on under another key; the old one is blocked. */
    CompletableFuture<Void> replace(Friend blocked, Friend next) {
        remember(blocked);
        remember(next);
        return store.put(blocked, next);
    }

    CompletableFuture<Void> delete(PermId permId) {
        people.remove(permId);
        pairKeys.remove(permId);
        return store.delete(permId);
    }

    private void remember(Friend friend) {
        people.put(friend.permId(), friend);
        if (friend.state() == FriendState.FRIEND) {
            pairKeys.computeIfAbsent(friend.permId(), key -> PairKey.of(own, key));
        } else {
            pairKeys.remove(friend.permId());
        }
    }

    @Override
    public boolean friendsOnly() {
        return friendsOnly.getAsBoolean();
    }

    @Override
    public boolean isBlocked(PermId permId) {
        return get(permId).filter(one -> one.state() == FriendState.BLOCKED).isPresent();
    }

    @Override
    public Map<PermId, PairKey> friends() {
        return pairKeys;
    }

    Collection<PermId> friendIds() {
        return List.copyOf(pairKeys.keySet());
    }
}
