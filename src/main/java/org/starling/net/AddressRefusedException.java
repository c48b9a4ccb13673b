package org.starling.net;

import java.io.IOException;

/** The gate's own rules forbid this address: the filter, or the bound address, which is of the other family. */
public final class AddressRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public AddressRefusedException(String message) {
        super(message);
    }
}
