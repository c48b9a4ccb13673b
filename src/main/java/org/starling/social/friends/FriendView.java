package org.starling.social.friends;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Somebody at one moment; immutable.
 *
 * @param online where they are, if we have a link with them
 */
public record FriendView(Friend friend, Optional<InetSocketAddress> online) {}
