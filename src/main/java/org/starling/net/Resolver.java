package org.starling.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** Names to addresses; blocks, so it is for worker threads. */
@FunctionalInterface
public interface Resolver {

    /**
     * All addresses of a host, in the system's order of preference; literals are understood.
     *
     * @throws UnknownHostException if there are none, or the answer did not come within the time
     */
    List<InetAddress> resolve(String host, Duration timeout) throws UnknownHostException;
}
