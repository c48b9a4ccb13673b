package org.starling.engine.discovery.portmap;

import java.util.random.RandomGenerator;

/**
 * What proves to a PCP router that a mapping is ours (RFC 6887, 11.2): the same for all requests of one run, or the
 * router refuses to renew and remove it.
 */
final class Nonces {
    private final byte[] tcp = new byte[PcpMessage.NONCE_BYTES];
    private final byte[] udp = new byte[PcpMessage.NONCE_BYTES];

    /** @param random must not be guessable */
    Nonces(RandomGenerator random) {
        random.nextBytes(tcp);
        random.nextBytes(udp);
    }

    byte[] of(Transport transport) {
        return (transport == Transport.TCP ? tcp : udp).clone();
    }
}
