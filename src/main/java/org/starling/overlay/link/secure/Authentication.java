package org.starling.overlay.link.secure;

import org.starling.overlay.link.LinkException;

/** One side of the challenge and response: messages in, steps out. Knows neither clock nor network. */
sealed interface Authentication permits Accepting, Dialling {

    /** @throws LinkException if the message must not come now, or proves nothing; that is the end of the link */
    Step receive(Message message) throws LinkException;
}
