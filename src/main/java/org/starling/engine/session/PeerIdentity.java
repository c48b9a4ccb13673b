package org.starling.engine.session;

import java.net.InetSocketAddress;
import org.starling.wire.PeerId;

/** By what a peer is known also when it is gone: for bans. */
record PeerIdentity(InetSocketAddress remote, PeerId id) {}
