package org.starling.overlay.link.secure;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.SigningBudget;
import org.starling.overlay.permid.PermId;

/** How a link came to be, and who waits for it. The difference between being dialled and dialling. */
interface Opening {

    boolean dialled();

    /** For whom we dialled; empty for whoever is there. */
    Optional<PermId> wanted();

    /** The other end has done its part of a step. */
    void advanced();

    /**
     * Runs the task when a signature may be spent on the link.
     *
     * @return gives the place in the queue up
     */
    Runnable requestSignature(SigningBudget budget, Runnable task);

    /** As {@link #requestSignature}, for the keys of the channel. */
    Runnable requestKeys(SigningBudget budget, Runnable task);

    void up(SecureLink link);

    /** The link has ended, before or after it was up. */
    void ended(InetSocketAddress remote, LinkEnd reason);
}
