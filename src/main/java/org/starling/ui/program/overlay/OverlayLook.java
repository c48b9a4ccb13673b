package org.starling.ui.program.overlay;

import java.util.Optional;
import java.util.Set;

/**
 * The overlay at one moment; immutable.
 *
 * @param agreed to, whether it is in force or not
 * @param trouble why it is off although it should be on
 * @param membership empty while it is off
 */
public record OverlayLook(Set<Consent> agreed, Optional<Trouble> trouble, Optional<Membership> membership) {
    public static final OverlayLook OFF = new OverlayLook(Set.of(), Optional.empty(), Optional.empty());

    public OverlayLook {
        agreed = Set.copyOf(agreed);
    }

    /** The keys wait for their passphrase, or for another one than was given. */
    public boolean isLocked() {
        return trouble.map(Trouble::reason)
                .filter(reason ->
                        reason == Trouble.Reason.PASSPHRASE_NEEDED || reason == Trouble.Reason.WRONG_PASSPHRASE)
                .isPresent();
    }

    public boolean isOn() {
        return membership.isPresent();
    }
}
