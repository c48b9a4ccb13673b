package org.starling.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** The part of an address that all addresses of one owner most likely share: /24 of IPv4, /48 of IPv6. */
public record IpNetwork(ByteBuffer prefix) {

    public static IpNetwork of(InetAddress address) {
        return new IpNetwork(ByteBuffer.wrap(address.getAddress(), 0, address instanceof Inet4Address ? 3 : 6));
    }
}
