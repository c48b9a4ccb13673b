package org.starling.engine.session.extension;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BInt;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/**
 * The extended handshake (BEP 10): which extensions its sender understands, under which message ids, and facts
 * about it.
 *
 * @param ids message id by extension name, 1 … 255; 0 switches an extension off
 * @param port where the sender accepts connections ("p")
 * @param client name and version ("v"), not safe to show as it is
 * @param queue requests that the sender keeps queued ("reqq")
 * @param metadataSize bytes of the info dictionary, if the sender has it (BEP 9)
 * @param uploadOnly the sender wants nothing any more (BEP 21)
 * @param yourIp the address under which the sender sees us
 */
public record ExtendedHandshake(
        Map<String, Integer> ids,
        Optional<Integer> port,
        Optional<String> client,
        Optional<Integer> queue,
        Optional<Long> metadataSize,
        Optional<Boolean> uploadOnly,
        Optional<InetAddress> yourIp) {
    private static final int MAX_NAMES = 64;
    private static final int MAX_TEXT = 64;

    public ExtendedHandshake {
        ids = Map.copyOf(ids);
    }

    /** One that says nothing beyond BEP 10 and 9. */
    public ExtendedHandshake(
            Map<String, Integer> ids,
            Optional<Integer> port,
            Optional<String> client,
            Optional<Integer> queue,
            Optional<Long> metadataSize) {
        this(ids, port, client, queue, metadataSize, Optional.empty(), Optional.empty());
    }

    /** Reads a peer's; whatever has an absurd value is left out. */
    public static ExtendedHandshake parse(ByteBuffer payload) throws BencodeException {
        BValue value = Bencode.decodePrefix(payload, BencodeLimits.MESSAGE).value();
        BDict dict = value instanceof BDict top ? top : BDict.EMPTY;
        return new ExtendedHandshake(
                ids(dict.dict("m").orElse(BDict.EMPTY)),
                within(dict, "p", 1, 0xffff).map(Long::intValue),
                dict.string("v").filter(text -> text.length() <= 4 * MAX_TEXT).map(BString::utf8),
                within(dict, "reqq", 1, Integer.MAX_VALUE).map(Long::intValue),
                within(dict, "metadata_size", 1, Integer.MAX_VALUE),
                dict.integer("upload_only").map(flag -> flag != 0),
                dict.string("yourip").flatMap(ExtendedHandshake::address));
    }

    private static Optional<InetAddress> address(BString bytes) {
        try {
            return Optional.of(InetAddress.getByAddress(bytes.bytes()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Bytes for the wire; with the address that we see the peer under. */
    public ByteBuffer encode(InetAddress yours) {
        BDictBuilder m = BDict.builder();
        ids.forEach(m::put);
        BDictBuilder dict = BDict.builder().put("m", m.build()).put("yourip", yours.getAddress());
        port.ifPresent(number -> dict.put("p", number));
        client.ifPresent(name -> dict.put("v", name));
        queue.ifPresent(length -> dict.put("reqq", length));
        metadataSize.ifPresent(size -> dict.put("metadata_size", size));
        uploadOnly.ifPresent(done -> dict.put("upload_only", done ? 1 : 0));
        return ByteBuffer.wrap(Bencode.encode(dict.build()));
    }

    /** A later handshake of the same peer adds to the earlier one (BEP 10). */
    public ExtendedHandshake over(ExtendedHandshake earlier) {
        Map<String, Integer> all = new HashMap<>(earlier.ids);
        all.putAll(ids);
        all.keySet().removeIf(name -> all.size() > MAX_NAMES && !ids.containsKey(name));
        return new ExtendedHandshake(
                all,
                port.or(earlier::port),
                client.or(earlier::client),
                queue.or(earlier::queue),
                metadataSize.or(earlier::metadataSize),
                uploadOnly.or(earlier::uploadOnly),
                yourIp.or(earlier::yourIp));
    }

    /** The message id under which the sender wants the extension's messages; empty if it does not support it. */
    public Optional<Integer> id(String extension) {
        return Optional.ofNullable(ids.get(extension)).filter(id -> id != 0);
    }

    private static Map<String, Integer> ids(BDict m) {
        Map<String, Integer> found = new HashMap<>();
        m.forEach((name, value) -> {
            boolean sane = name.length() <= MAX_TEXT && found.size() < MAX_NAMES;
            if (sane && value instanceof BInt id && id.value() >= 0 && id.value() <= 255) {
                found.put(name.utf8(), (int) id.value());
            }
        });
        return found;
    }

    private static Optional<Long> within(BDict dict, String key, long least, long most) {
        return dict.integer(key).filter(value -> value >= least && value <= most);
    }
}
