package org.starling.app.window.overlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.starling.app.overlay.KeyBackup;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.KeyCurve;
import org.starling.overlay.permid.Passphrase;
import org.starling.social.friends.FriendException;
import org.starling.social.friends.Picture;
import org.starling.social.friends.Profile;
import org.starling.ui.program.overlay.OverlayException;
import org.starling.ui.program.overlay.OwnIdentity;
import org.starling.ui.program.overlay.Trouble;

/** The identity of the running instance. */
final class NodeIdentity implements OwnIdentity {
    private final Asked asked;
    private final KeyBackup backup;

    NodeIdentity(Asked asked, KeyBackup backup) {
        this.asked = asked;
        this.backup = backup;
    }

    @Override
    public CompletableFuture<Void> rename(String name) {
        return change(before -> new Profile(name, before.picture()));
    }

    @Override
    public CompletableFuture<Void> picture(Path file) {
        return asked.blocking(() -> read(file))
                .thenCompose(picture -> change(before -> new Profile(before.name(), Optional.of(picture))));
    }

    private static Picture read(Path file) throws IOException {
        if (Files.size(file) > Picture.MAX_BYTES) {
            throw new FriendException(FriendException.Reason.PICTURE);
        }
        return Picture.of(Files.readAllBytes(file))
                .orElseThrow(() -> new FriendException(FriendException.Reason.PICTURE));
    }

    @Override
    public CompletableFuture<Void> removePicture() {
        return change(before -> new Profile(before.name(), Optional.empty()));
    }

    private CompletableFuture<Void> change(UnaryOperator<Profile> change) {
        return asked.node(node ->
                node.friends().profile().thenCompose(before -> node.friends().profile(change.apply(before))));
    }

    @Override
    public CompletableFuture<Void> export(Path file, String passphrase) {
        return asked.blocking(() -> {
            if (backup.export(file, of(passphrase)).isEmpty()) {
                throw new OverlayException(Trouble.of(Trouble.Reason.NO_KEY));
            }
            return null;
        });
    }

    @Override
    public CompletableFuture<List<SavedKey>> inspect(Path file, String passphrase) {
        return asked.blocking(() -> backup.read(file, of(passphrase)).stream()
                .map(key -> new SavedKey(
                        key.permId().base64(), Seen.fingerprint(key.permId()), key.curve() == KeyCurve.P256))
                .toList());
    }

    @Override
    public CompletableFuture<Void> restore(Path file, String passphrase, boolean tellFriends) {
        return asked.blocking(() -> {
            List<Identity> all = backup.read(file, of(passphrase));
            for (Identity identity : all) {
                if (tellFriends && identity.curve() == KeyCurve.P256) {
                    asked.on().friends().announce(identity).join();
                }
            }
            backup.restore(all, of(passphrase));
            return null;
        });
    }

    private static Optional<Passphrase> of(String passphrase) {
        return passphrase.isEmpty() ? Optional.empty() : Optional.of(new Passphrase(passphrase));
    }
}
