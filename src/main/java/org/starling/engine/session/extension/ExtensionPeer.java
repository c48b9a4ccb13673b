package org.starling.engine.session.extension;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A connected peer as extensions see it; the same object from onPeer to onGone, so it may be a key. */
public interface ExtensionPeer {

    InetSocketAddress remote();

    /** Where it accepts connections: what we dialled, or its address with the port of its extended handshake. */
    Optional<InetSocketAddress> listening();

    /** True if it dialled us. */
    boolean incoming();

    boolean isSeed();

    boolean encrypted();

    /** True if it named the extension in its extended handshake. */
    boolean supports(String extension);

    /** Sends a message of the extension; does nothing if the peer does not support it. */
    void send(String extension, ByteBuffer payload);
}
