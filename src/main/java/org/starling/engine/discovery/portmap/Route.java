package org.starling.engine.discovery.portmap;

import java.net.InetAddress;

/**
 * The way out of this network.
 *
 * @param router the default gateway
 * @param local our address on its side
 */
record Route(InetAddress router, InetAddress local) {}
