package org.starling.overlay.service;

import java.util.Set;
import org.starling.overlay.link.Link;

/**
 * Something that members of the overlay do with each other on secure links. It talks only to those whose HELLO names it
 * too; its messages leave through the {@link org.starling.overlay.disclosure.DisclosureGate}. Loop thread.
 */
public interface Feature {
    /** As HELLO has it. */
    String name();

    int version();

    /** The ids that it takes, unsigned; no two features have one in common. */
    Set<Integer> ids();

    /** A link to somebody who has the feature as well. */
    void met(Link link);

    /** A message with one of the ids, within the link's bounds but not looked at yet. */
    void received(Link link, int id, byte[] payload);

    void parted(Link link);
}
