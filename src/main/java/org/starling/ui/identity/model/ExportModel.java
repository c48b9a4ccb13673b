package org.starling.ui.identity.model;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.starling.ui.overlay.model.OverlayModel;

/** Saving the keys: a passphrase is typed twice, since a slip would lock the backup for ever. Window's thread. */
public final class ExportModel {
    /** Shorter ones are guessed in no time. */
    public static final int SHORTEST = 8;

    private final OverlayModel overlay;
    private String passphrase = "";
    private String repeated = "";

    /** Whether what was typed can be used. */
    public enum Check {
        /** The backup will not be protected. */
        NONE,
        SHORT,
        DIFFERS,
        GOOD
    }

    public ExportModel(OverlayModel overlay) {
        this.overlay = overlay;
    }

    public Check type(String first, String second) {
        passphrase = first;
        repeated = second;
        return check();
    }

    public Check check() {
        if (passphrase.isEmpty() && repeated.isEmpty()) {
            return Check.NONE;
        } else if (passphrase.codePointCount(0, passphrase.length()) < SHORTEST) {
            return Check.SHORT;
        }
        return passphrase.equals(repeated) ? Check.GOOD : Check.DIFFERS;
    }

    /** Only if the check allows it. */
    public void export(Path file, Runnable then, Consumer<String> wrong) {
        Check check = check();
        if (check == Check.GOOD || check == Check.NONE) {
            overlay.run(overlay.access().identity().export(file, passphrase), done -> then.run(), wrong);
        }
    }
}
