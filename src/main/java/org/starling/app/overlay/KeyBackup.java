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

/** Saves the keys of a state folder elsewhere, and puts saved ones in their place. Blocks. */
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
     * @return the keys; none, and no file, if there are none yet
     */
    public List<Identity> export(Path target, Optional<Passphrase> passphrase) throws IOException, KeyFileException {
        List<Identity> all = new ArrayList<>();
        for (KeyCurve curve : KeyCurve.values()) {
            keys.load(curve, Optional.empty()).ifPresent(all::add);
        }
        if (!all.isEmpty()) {
            keys.export(target, all, passphrase);
        }
        return all;
    }

    /** Reads a backup and changes nothing. */
    public List<Identity> read(Path source, Optional<Passphrase> passphrase) throws IOException, KeyFileException {
        return keys.readBackup(source, passphrase);
    }

    /** Makes these our keys; the ones from before stay beside them. The overlay begins anew if it is on. */
    public void restore(List<Identity> all) throws IOException {
        for (Identity identity : all) {
            keys.replace(identity, Optional.empty());
        }
        overlay.restart();
    }
}
