package org.starling.net.http;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.starling.net.http.HttpException.Reason;

/**
 * An http or https URL, as lenient as trackers need (a query may hold what RFC 3986 forbids) and as strict as safety
 * needs: nothing in it can end a line of the request.
 *
 * @param host a name, or an address without brackets
 * @param target path and query, ready for the request line
 * @param userInfo as written, percent-encoded
 */
public record HttpUrl(boolean secure, String host, int port, String target, Optional<String> userInfo) {
    private static final int MAX_LENGTH = 8192;
    private static final int MAX_PORT = 65_535;
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)(https?)://([^/?]*)(.*)");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:(.*)@)?(\\[[0-9A-Fa-f:.]+]|[^:@\\[\\]]+)(?::([0-9]{0,5}))?");
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,253}");

    /** Parses an absolute URL; a fragment is left out. */
    public static HttpUrl parse(String text) throws HttpException {
        String clean = clean(text);
        Matcher parts = ABSOLUTE.matcher(clean);
        if (!parts.matches()) {
            throw new HttpException(Reason.BAD_URL, "not an http or https URL");
        }
        boolean secure = parts.group(1).equalsIgnoreCase("https");
        Matcher authority = AUTHORITY.matcher(parts.group(2));
        if (!authority.matches()) {
            throw new HttpException(Reason.BAD_URL, "bad host or port");
        }
        String target = parts.group(3);
        return new HttpUrl(
                secure,
                host(authority.group(2)),
                port(Optional.ofNullable(authority.group(3)).orElse(""), secure),
                target.startsWith("/") ? target : "/" + target,
                Optional.ofNullable(authority.group(1)));
    }

    /**
     * Where a Location header leads.
     *
     * @throws HttpException if it is no http or https URL, or leads from https to http
     */
    HttpUrl redirect(String location) throws HttpException {
        HttpUrl next;
        try {
            next = resolve(location.strip());
        } catch (HttpException e) {
            throw new HttpException(Reason.BAD_REDIRECT, "redirected to what is no http or https URL", e);
        }
        if (secure && !next.secure) {
            throw new HttpException(Reason.BAD_REDIRECT, "redirected from https to http");
        }
        return next;
    }

    /** Host and port as the Host header wants them. */
    String authority() {
        String name = literalIpv6() ? "[" + host + "]" : host;
        return port == defaultPort(secure) ? name : name + ":" + port;
    }

    boolean literalIpv6() {
        return host.indexOf(':') >= 0;
    }

    /** Without what may be secret: credentials, passkeys in the path. */
    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority() + "/…";
    }

    private HttpUrl resolve(String location) throws HttpException {
        if (SCHEME.matcher(location).matches()) {
            return parse(location);
        }
        String origin = (secure ? "https:" : "http:");
        if (location.startsWith("//")) {
            return parse(origin + location);
        }
        String site = origin + "//" + authority();
        if (location.startsWith("/")) {
            return parse(site + location);
        }
        String path = target.indexOf('?') < 0 ? target : target.substring(0, target.indexOf('?'));
        return parse(
                site + (location.startsWith("?") ? path : path.substring(0, path.lastIndexOf('/') + 1)) + location);
    }

    private static String clean(String text) throws HttpException {
        int fragment = text.indexOf('#');
        String wanted = fragment < 0 ? text : text.substring(0, fragment);
        if (wanted.length() > MAX_LENGTH) {
            throw new HttpException(Reason.BAD_URL, "the URL is too long");
        }
        if (wanted.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new HttpException(Reason.BAD_URL, "the URL holds a space or a control character");
        }
        Matcher parts = ABSOLUTE.matcher(wanted);
        return parts.matches() ? parts.group(1) + "://" + parts.group(2) + encoded(parts.group(3)) : wanted;
    }

    private static String encoded(String target) {
        StringBuilder result = new StringBuilder(target.length());
        for (byte b : target.getBytes(StandardCharsets.UTF_8)) {
            if (b < 0) {
                result.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            } else {
                result.append((char) b);
            }
        }
        return result.toString();
    }

    private static String host(String text) throws HttpException {
        if (text.startsWith("[")) {
            return text.substring(1, text.length() - 1);
        }
        try {
            String ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            if (HOST_NAME.matcher(ascii).matches()) {
                return ascii;
            }
        } catch (IllegalArgumentException e) {
            throw new HttpException(Reason.BAD_URL, "bad host name", e);
        }
        throw new HttpException(Reason.BAD_URL, "bad host name");
    }

    private static int port(String text, boolean secure) throws HttpException {
        if (text.isEmpty()) {
            return defaultPort(secure);
        }
        int port = Integer.parseInt(text);
        if (port < 1 || port > MAX_PORT) {
            throw new HttpException(Reason.BAD_URL, "bad port");
        }
        return port;
    }

    private static int defaultPort(boolean secure) {
        return secure ? 443 : 80;
    }
}
