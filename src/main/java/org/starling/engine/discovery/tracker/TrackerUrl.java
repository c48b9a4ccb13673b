package org.starling.engine.discovery.tracker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.wire.Hex;
import org.starling.wire.HostPort;

/**
 * Reads tracker URLs as torrents hold them. Anyone can write a torrent, so a URL must not make us ask services of this
 * machine or network for anything but an announce.
 */
final class TrackerUrl {
    private static final int MAX_LENGTH = 2048;
    private static final int MAX_HOST = 253;
    private static final int FIRST_FREE_PORT = 1024;
    private static final String LEGAL = "-._~:/?[]@!$&'()*+,;=%";

    /** Looks like an address in a form other than four decimal numbers: 127.1, 2130706433, 0x7f.1. */
    private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

    private static final Pattern HOME_PATH = Pattern.compile("/([\\w./-]*/)?announce[\\w.-]*");

    private TrackerUrl() {}

    /** The URL with a lower-case scheme and without a fragment; empty if it is malformed or must not be asked. */
    static Optional<URI> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int fragment = trimmed.indexOf('#');
        String whole = fragment < 0 ? trimmed : trimmed.substring(0, fragment);
        int colon = whole.indexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(whole.substring(0, colon).toLowerCase(Locale.ROOT) + legal(whole.substring(colon)));
            return isAcceptable(uri) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isAcceptable(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null) {
            return false;
        }
        if (uri.getRawUserInfo() != null || uri.getPort() == 0 || uri.getPort() > 0xffff) {
            return false;
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (bare.indexOf('%') >= 0 || bare.length() > MAX_HOST || (isUdp(uri) && uri.getPort() < 0)) {
            return false;
        }
        Optional<InetAddress> address = new HostPort(bare, 1).literal().map(InetSocketAddress::getAddress);
        if (address.isEmpty()) {
            boolean local = bare.equals("localhost") || bare.endsWith(".localhost");
            return !NUMERIC_END.matcher(bare).matches() && (!local || mayAskHome(uri, true));
        }
        InetAddress literal = address.get();
        boolean reachable = PeerAddresses.mayDial(new InetSocketAddress(literal, 0xffff));
        return reachable && (!PeerAddresses.isHome(literal) || mayAskHome(uri, literal.isLoopbackAddress()));
    }

    /** A first UDP datagram means nothing to who is no tracker, whatever the path. */
    private static boolean mayAskHome(URI uri, boolean loopback) {
        return isUdp(uri) ? uri.getPort() >= FIRST_FREE_PORT : mayAskHome(uri.getRawPath(), loopback);
    }

    private static boolean isUdp(URI uri) {
        return uri.getScheme().equals("udp");
    }

    /**
     * The path is one of trackers (announce, announce.php), without anything that a server might read as another one;
     * on this machine nothing may stand before it.
     */
    static boolean mayAskHome(String path, boolean loopback) {
        boolean announces = HOME_PATH.matcher(path).matches() && !path.contains("..");
        return announces && (!loopback || path.lastIndexOf('/') == 0);
    }

    /** Percent-encodes what may not stand in a URL; torrents in the wild have spaces and worse. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
            if (letter || (b > 0 && LEGAL.indexOf(b) >= 0)) {
                legal.append((char) b);
            } else {
                legal.append('%').append(Hex.encode(new byte[] {b}));
            }
        }
        return legal.toString();
    }
}
