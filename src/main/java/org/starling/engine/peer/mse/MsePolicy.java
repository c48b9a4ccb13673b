package org.starling.engine.peer.mse;

/** What we offer as initiator and select as acceptor. */
public enum MsePolicy {
    /** Plaintext after the handshake is fine, RC4 is taken where both can. */
    RC4_OR_PLAIN(0b11),
    RC4_ONLY(0b10);

    static final int PLAIN = 0b01;
    static final int RC4 = 0b10;

    private final int methods;

    MsePolicy(int methods) {
        this.methods = methods;
    }

    /** The bits of crypto_provide. */
    int provide() {
        return methods;
    }

    /** The one bit of crypto_select for the other side's crypto_provide; unknown bits are ignored. */
    int select(int provided) throws MseException {
        int common = provided & methods;
        if (common == 0) {
            throw new MseException(MseException.Reason.NO_COMMON_METHOD);
        }
        return (common & RC4) != 0 ? RC4 : PLAIN;
    }

    /** Checks the other side's crypto_select against what we offered. */
    void checkSelected(int selected) throws MseException {
        if ((selected != PLAIN && selected != RC4) || (selected & methods) == 0) {
            throw new MseException(MseException.Reason.NO_COMMON_METHOD);
        }
    }
}
