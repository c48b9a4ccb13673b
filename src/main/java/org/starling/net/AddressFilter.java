package org.starling.net;

import java.net.InetAddress;

/** Who may be connected to and accepted. Called on any thread, so it must be safe for all and quick. */
@FunctionalInterface
public interface AddressFilter {

    AddressFilter ALL = address -> true;

    boolean allows(InetAddress address);
}
