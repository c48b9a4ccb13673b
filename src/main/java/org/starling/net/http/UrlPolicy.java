package org.starling.net.http;

import java.net.InetAddress;

/**
 * Decides where a fetch may go. Asked again for every redirect and for every address that a name turned out to have.
 */
@FunctionalInterface
public interface UrlPolicy {

    UrlPolicy ALL = (url, address, redirected) -> true;

    /**
     * Whether the request may be sent.
     *
     * @param redirected true if a server sent us there, false for the URL that the caller gave
     */
    boolean allows(HttpUrl url, InetAddress address, boolean redirected);

    /** Lets no server send us into the local network or to this machine, unless that is where we began. */
    static UrlPolicy noRedirectsInside() {
        return (url, address, redirected) -> !redirected
                || !(address.isLoopbackAddress()
                        || address.isAnyLocalAddress()
                        || address.isLinkLocalAddress()
                        || address.isSiteLocalAddress()
                        || isUniqueLocal(address));
    }

    /** RFC 4193: fc00::/7, the site-local addresses of today. */
    private static boolean isUniqueLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    }
}
