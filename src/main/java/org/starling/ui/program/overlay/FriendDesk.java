package org.starling.ui.program.overlay;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.starling.wire.bencode.BString;

/** All that the user does with friends. People are named by their PermIDs. */
public interface FriendDesk {

    /**
     * An invitation for one person.
     *
     * @param qr a picture of it, PNG
     * @param days for which it is good
     * @param reachable whether an address stands in it
     */
    record Invitation(String link, BString qr, long days, boolean reachable) {}

    /**
     * Who invites.
     *
     * @param name what they call themselves; may be empty
     * @param addresses where they would be dialled
     * @param certain the invitation makes us friends at once; else they have to accept
     * @param own it is an invitation of ours
     */
    record Inviter(
            String permId,
            String name,
            FingerprintText fingerprint,
            List<String> addresses,
            boolean certain,
            boolean own) {}

    CompletableFuture<Invitation> invite();

    /** Writes it to a file that does not exist yet. */
    CompletableFuture<Void> save(Invitation invitation, Path file);

    /** The link in a file. */
    CompletableFuture<String> open(Path file);

    /**
     * Looks at an invitation; nothing is sent or dialled. Pure.
     *
     * @throws org.starling.social.friends.FriendException if it is none
     */
    Inviter read(String link);

    /** @param nickname what we call them; empty for the name they chose */
    CompletableFuture<Void> add(String link, String nickname);

    /** Says yes to a request, a new key, or a friendship that was suspended. */
    CompletableFuture<Void> accept(String permId);

    CompletableFuture<Void> refuse(String permId);

    /** Ends it and forgets them; also takes back a request of ours, and unblocks. */
    CompletableFuture<Void> remove(String permId);

    CompletableFuture<Void> block(String permId);

    CompletableFuture<Void> rename(String permId, String nickname);

    CompletableFuture<Void> compared(String permId, boolean same);

    /** Pure. */
    FingerprintText fingerprint(String permId);
}
