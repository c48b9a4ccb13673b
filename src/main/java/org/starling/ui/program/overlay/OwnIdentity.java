package org.starling.ui.program.overlay;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Who the user is on the overlay. A passphrase that is empty is none. */
public interface OwnIdentity {

    /**
     * A key in a backup.
     *
     * @param friends the one by which friends know us; else that of links to original clients
     */
    record SavedKey(String permId, FingerprintText fingerprint, boolean friends) {}

    CompletableFuture<Void> rename(String name);

    /** @param file PNG or JPEG, small */
    CompletableFuture<Void> picture(Path file);

    CompletableFuture<Void> removePicture();

    /** Saves the keys to a file that does not exist yet. */
    CompletableFuture<Void> export(Path file, String passphrase);

    /** Looks at a backup; nothing is changed. */
    CompletableFuture<List<SavedKey>> inspect(Path file, String passphrase);

    /**
     * Puts the keys of a backup in place; those from before stay beside them.
     *
     * @param tellFriends who are online that the new key takes the place of the old one
     */
    CompletableFuture<Void> restore(Path file, String passphrase, boolean tellFriends);
}
