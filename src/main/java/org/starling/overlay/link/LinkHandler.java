package org.starling.overlay.link;

/** The user of a {@link Link}. Called on the loop thread. */
public interface LinkHandler {

    /** A message, already within the bounds of its id. */
    void onMessage(Link link, int id, byte[] payload);

    /** Called exactly once, also when the user closed the link. */
    void onEnded(Link link, LinkEnd reason);
}
