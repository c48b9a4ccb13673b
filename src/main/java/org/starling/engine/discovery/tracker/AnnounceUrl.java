package org.starling.engine.discovery.tracker;

import java.net.URI;
import java.util.Locale;
import org.starling.wire.Hex;

/**
 * The GET request of an announce (BEP 3, 7, 23). The address is never told: the tracker sees the one that counts, and
 * behind a proxy any other would be a leak.
 */
final class AnnounceUrl {

    private AnnounceUrl() {}

    /** The announce URL with its own query kept in front. */
    static URI of(URI tracker, AnnounceQuery query) {
        StringBuilder url = new StringBuilder(tracker.toString());
        if (tracker.getRawQuery() == null) {
            url.append('?');
        } else if (!tracker.getRawQuery().isEmpty()) {
            url.append('&');
        }
        url.append("info_hash=").append(encode(query.announcement().torrent().bytes()));
        url.append("&peer_id=").append(encode(query.announcement().self().bytes()));
        url.append("&port=").append(query.announcement().port());
        url.append("&uploaded=").append(query.numbers().uploaded());
        url.append("&downloaded=").append(query.numbers().downloaded());
        url.append("&left=").append(query.numbers().left());
        url.append("&key=")
                .append(String.format(Locale.ROOT, "%08X", query.announcement().key()));
        url.append("&numwant=").append(query.wanted());
        url.append("&compact=1&no_peer_id=1&supportcrypto=1");
        if (query.event() != AnnounceEvent.NONE) {
            url.append("&event=").append(query.event().parameter());
        }
        query.trackerId().ifPresent(id -> url.append("&trackerid=").append(encode(id.bytes())));
        return URI.create(url.toString());
    }

    static String encode(byte[] bytes) {
        StringBuilder encoded = new StringBuilder(3 * bytes.length);
        for (byte b : bytes) {
            boolean plain = (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
            if (plain || (b > 0 && "-._~".indexOf(b) >= 0)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(Hex.encode(new byte[] {b}).toUpperCase(Locale.ROOT));
            }
        }
        return encoded.toString();
    }
}
