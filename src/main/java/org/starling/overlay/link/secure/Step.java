package org.starling.overlay.link.secure;

import java.util.Optional;
import java.util.function.Supplier;
import org.starling.overlay.permid.PermId;

/** What a message of the other end leads to. */
sealed interface Step {

    /** Our answer, which costs a signature for somebody unknown: it is made when there is a turn for it. */
    record Sign(Supplier<Message> answer) implements Step {}

    /** Nothing is said. The other end waits until its time is over. */
    record Silence() implements Step {}

    /** The other end is authenticated, and gets this as the last thing, if anything. */
    record Authenticated(PermId peer, Optional<Message> last) implements Step {}
}
