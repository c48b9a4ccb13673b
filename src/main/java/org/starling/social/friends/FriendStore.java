package org.starling.social.friends;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.overlay.permid.PermId;
import org.starling.store.BackgroundDatabase;
import org.starling.store.Database;

/** Keeps people and invitations in SQLite. Safe for any thread; each change is written when its future completes. */
public final class FriendStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FriendStore.class);

    private final BackgroundDatabase database;

    public FriendStore(Path file) {
        this(new BackgroundDatabase(file, FriendStore.class));
    }

    FriendStore(BackgroundDatabase database) {
        this.database = database;
    }

    /** Everything that is kept. */
    record Content(List<Friend> friends, List<Invitation> invitations, Profile self) {}

    CompletableFuture<Content> load() {
        return database.ask(open -> new Content(
                FriendTable.friends(open.connection()),
                FriendTable.invitations(open.connection()),
                FriendTable.self(open.connection())));
    }

    CompletableFuture<Void> put(Friend friend) {
        return change(connection -> FriendTable.put(connection, friend));
    }

    /** Both together or neither: a token must not be good once more after a crash. */
    CompletableFuture<Void> put(Friend friend, Invitation used) {
        return change(connection -> {
            FriendTable.put(connection, friend);
            FriendTable.put(connection, used);
        });
    }

    CompletableFuture<Void> put(Friend blocked, Friend next) {
        return change(connection -> {
            FriendTable.put(connection, blocked);
            FriendTable.put(connection, next);
        });
    }

    CompletableFuture<Void> delete(PermId permId) {
        return change(connection -> FriendTable.delete(connection, permId));
    }

    CompletableFuture<Void> put(Invitation invitation) {
        return change(connection -> FriendTable.put(connection, invitation));
    }

    CompletableFuture<Void> delete(List<Invitation> gone) {
        return change(connection -> FriendTable.delete(connection, gone));
    }

    CompletableFuture<Void> put(Profile self) {
        return change(connection -> FriendTable.put(connection, self));
    }

    private CompletableFuture<Void> change(Database.Work work) {
        return database.ask(open -> {
                    open.together(work);
                    return work;
                })
                .<Void>thenApply(written -> null)
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.warn("a change of friends was not written: {}", failure.toString());
                    }
                });
    }

    @Override
    public void close() {
        database.close();
    }
}
