package org.starling.app.overlay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.IdentityStore;
import org.starling.overlay.permid.KeyCurve;
import org.starling.overlay.permid.KeyFileException;
import org.starling.overlay.permid.Passphrase;

/**
 * Saves the keys of a state folder elsewhere, puts saved ones in their place, and protects them. Blocks.
 */
public final class KeyBackup {
    private final IdentityStore keys;
    private final OverlayControl overlay;

    public KeyBackup(Path folder, OverlayControl overlay) {
        this.keys = OverlayNode.keys(folder);
        this.overlay = overlay;
    }

    /**
     * Writes all keys to a file that does not exist yet.
     *
     * @param passphrase of the file; it is tried on our keys as well, if nothing else opens them
     * @return the keys; none, and no file, if there are none yet
     */
    public List<Identity> export(Path target, Optional<Passphrase> passphrase) throws IOException, KeyFileException {
        List<Identity> all = load(opening(passphrase));
        if (!all.isEmpty()) {
            keys.export(target, all, passphrase);
        }
        return all;
    }

    /** Reads a backup and changes nothing. */
    public List<Identity> read(Path source, Optional<Passphrase> passphrase) throws IOException, KeyFileException {
        return keys.readBackup(source, passphrase);
    }

    /**
     * Makes these our keys; the ones from before stay beside them. The overlay begins anew if it is on. If our keys
     * needed a passphrase, these need the same one; if nobody has given that, the one of the backup.
     *
     * @param passphrase of the backup
     */
    public void restore(List<Identity> all, Optional<Passphrase> passphrase) throws IOException {
        Optional<Passphrase> next = isProtected() ? opening(passphrase) : Optional.empty();
        for (Identity identity : all) {
            keys.replace(identity, next);
        }
        overlay.passphrase(next);
        overlay.restart();
    }

    /** Whether the keys need a passphrase that nobody has given in this run. */
    public boolean isLocked() throws IOException {
        return isProtected() && !opens(overlay.passphrase());
    }

    /**
     * Encrypts all keys anew, or no longer.
     *
     * @param present opens them if what was given in this run does not
     * @param next from now on; empty: they need none any more
     * @return the keys; none if there are none yet
     */
    public List<Identity> protect(Optional<Passphrase> present, Optional<Passphrase> next)
            throws IOException, KeyFileException {
        Optional<Passphrase> opening = opening(present);
        List<Identity> all = load(opening);
        List<KeyCurve> changed = new ArrayList<>();
        try {
            for (Identity identity : all) {
                keys.changePassphrase(identity.curve(), opening, next);
                changed.add(identity.curve());
            }
        } catch (IOException full) {
            for (KeyCurve curve : changed) {
                keys.changePassphrase(curve, next, opening);
            }
            throw full;
        }
        overlay.passphrase(next);
        return all;
    }

    private List<Identity> load(Optional<Passphrase> passphrase) throws IOException, KeyFileException {
        List<Identity> all = new ArrayList<>();
        for (KeyCurve curve : KeyCurve.values()) {
            keys.load(curve, passphrase).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Passphrase> opening(Optional<Passphrase> otherwise) throws IOException {
        Optional<Passphrase> given = overlay.passphrase();
        return given.isPresent() && opens(given) ? given : otherwise;
    }

    /** Damaged keys are not; they stay beside those that take their place. */
    private boolean isProtected() throws IOException {
        try {
            return keys.isProtected();
        } catch (KeyFileException damaged) {
            return false;
        }
    }

    private boolean opens(Optional<Passphrase> passphrase) throws IOException {
        try {
            List<Identity> unused = load(passphrase);
            return true;
        } catch (KeyFileException other) {
            return false;
        }
    }
}
