package org.starling.engine.discovery.dht;

import java.util.Optional;
import org.starling.engine.discovery.dht.krpc.Contact;
import org.starling.engine.discovery.dht.table.SecureIds;
import org.starling.wire.bencode.BString;

/** A node that a look-up has heard of. Loop thread. */
final class Candidate {
    /** How far it is with a node. */
    enum State {
        UNASKED,
        ASKED,
        /** It may still answer, but nobody waits for it. */
        LATE,
        ANSWERED,
        SILENT
    }

    final Contact contact;
    final boolean secure;
    State state = State.UNASKED;
    Optional<BString> token = Optional.empty();

    Candidate(Contact contact) {
        this.contact = contact;
        this.secure = SecureIds.fits(contact.id(), contact.address().getAddress());
    }
}
