package org.starling.engine.discovery.portmap;

/** What a mapping is for, with its numbers on the wire. */
enum Transport {
    TCP(6, 2),
    UDP(17, 1);

    /** IANA's protocol number, as PCP writes it. */
    final int protocol;

    /** The operation of NAT-PMP that asks for it. */
    final int natPmpOperation;

    Transport(int protocol, int natPmpOperation) {
        this.protocol = protocol;
        this.natPmpOperation = natPmpOperation;
    }
}
