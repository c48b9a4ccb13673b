package org.starling.overlay.message;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.starling.overlay.message.MessageException.Reason;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BInt;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;

/**
 * Where somebody is said to be. Original clients look up names; we never do, since a stranger chose them.
 *
 * @param host an IPv4 address, or a name that stays one
 * @param port 0 … 65535
 */
public record PeerAddress(String host, int port) {
    private static final int MAX_HOST = 253;
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*\\.?");
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    public PeerAddress {
        if (!isHost(host) || port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("no address");
        }
    }

    public static PeerAddress of(InetSocketAddress address) {
        return new PeerAddress(address.getAddress().getHostAddress(), address.getPort());
    }

    /** Empty for a name, and for port 0. */
    public Optional<InetSocketAddress> literal() {
        return port == 0 ? Optional.empty() : literal(host).map(address -> new InetSocketAddress(address, port));
    }

    /** Reads the keys "ip" and "port". */
    static PeerAddress decode(Fields fields) throws MessageException {
        BString ip = fields.string("ip");
        int port = port(fields.any("port"));
        String host = ip.length() > MAX_HOST ? "" : ip.utf8();
        if (!isHost(host)) {
            throw new MessageException(Reason.VALUE, "no host");
        }
        return new PeerAddress(host, port);
    }

    void encode(BDictBuilder dict) {
        dict.put("ip", host).put("port", port);
    }

    /** Original clients take digits for a number here. */
    private static int port(BValue value) throws MessageException {
        long number = -1;
        if (value instanceof BInt integer) {
            number = integer.value();
        } else if (value instanceof BString text
                && text.length() <= 5
                && PORT.matcher(text.utf8()).matches()) {
            number = Integer.parseInt(text.utf8());
        }
        if (number < 0 || number > 0xffff) {
            throw new MessageException(Reason.VALUE, "no port");
        }
        return (int) number;
    }

    private static boolean isHost(String host) {
        return NUMBERS.matcher(host).matches()
                ? literal(host).isPresent()
                : host.length() <= MAX_HOST && NAME.matcher(host).matches();
    }

    /** The address of a dotted quad. */
    static Optional<InetAddress> literal(String text) {
        if (!NUMBERS.matcher(text).matches()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[4];
        String[] parts = text.split("\\.", -1);
        for (int i = 0; i < bytes.length; i++) {
            int number = Integer.parseInt(parts[i]);
            if (number > 255) {
                return Optional.empty();
            }
            bytes[i] = (byte) number;
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
