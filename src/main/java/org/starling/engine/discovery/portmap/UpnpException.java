package org.starling.engine.discovery.portmap;

/** A router's UPnP answer cannot be used. */
final class UpnpException extends Exception {
    private static final long serialVersionUID = 1L;

    UpnpException(String message) {
        super(message);
    }

    UpnpException(String message, Throwable cause) {
        super(message, cause);
    }
}
