package org.starling.ui.program.overlay;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The overlay as the window uses it. Thread-safe; futures fail with an {@link OverlayException} or a
 * {@link org.starling.social.friends.FriendException}.
 */
public interface OverlayAccess {

    /** How it stands. While the overlay is off this costs next to nothing. */
    CompletableFuture<OverlayLook> look();

    /** Saves what the user agrees to, or no longer, and puts it in force. */
    CompletableFuture<Void> agree(Consent consent, boolean yes);

    /** Opens keys that are protected by a passphrase, and turns the overlay on; remembered until the program ends. */
    CompletableFuture<Void> unlock(String passphrase);

    /** What was told to others, the newest first; nothing while the overlay is off. */
    CompletableFuture<List<Told>> told(int most);

    FriendDesk friends();

    OwnIdentity identity();
}
