package org.starling.engine.discovery;

import java.net.InetAddress;
import java.util.OptionalInt;

/** Hears what a router says of its outside. Loop thread. */
public interface Outside {

    /** @param by the router's own address */
    void heard(InetAddress address, InetAddress by);

    /** @param tcp the port that leads to ours, if there is one */
    void mapped(OptionalInt tcp);
}
