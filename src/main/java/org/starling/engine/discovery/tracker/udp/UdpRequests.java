package org.starling.engine.discovery.tracker.udp;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.starling.engine.discovery.tracker.AnnounceEvent;
import org.starling.engine.discovery.tracker.AnnounceQuery;
import org.starling.wire.InfoHash;

/** Writes the datagrams that a tracker is asked with (BEP 15, 41). */
final class UdpRequests {
    static final int CONNECT = 0;
    static final int ANNOUNCE = 1;
    static final int SCRAPE = 2;
    static final int ERROR = 3;

    private static final long PROTOCOL = 0x41727101980L;
    private static final int HEADER = 16;
    private static final int ANNOUNCE_LENGTH = 98;

    /** BEP 41: the kind of option that holds a part of the URL. */
    private static final int URL_DATA = 2;

    private static final int END_OF_OPTIONS = 0;
    private static final int MOST_IN_OPTION = 255;

    private UdpRequests() {}

    static ByteBuffer connect(int transaction) {
        return header(HEADER, PROTOCOL, CONNECT, transaction).flip();
    }

    /** The address is left at 0: the tracker sees the one that counts. */
    static ByteBuffer announce(long connection, int transaction, URI tracker, AnnounceQuery query) {
        byte[] url = path(tracker).getBytes(StandardCharsets.US_ASCII);
        int options = (url.length + MOST_IN_OPTION - 1) / MOST_IN_OPTION;
        int length = ANNOUNCE_LENGTH + url.length + 2 * options + (options > 0 ? 1 : 0);
        ByteBuffer datagram = header(length, connection, ANNOUNCE, transaction);
        query.announcement().torrent().write(datagram);
        query.announcement().self().write(datagram);
        datagram.putLong(query.numbers().downloaded())
                .putLong(query.numbers().left())
                .putLong(query.numbers().uploaded())
                .putInt(code(query.event()))
                .putInt(0)
                .putInt(query.announcement().key())
                .putInt(query.wanted())
                .putShort((short) query.announcement().port());
        for (int from = 0; from < url.length; from += MOST_IN_OPTION) {
            int part = Math.min(MOST_IN_OPTION, url.length - from);
            datagram.put((byte) URL_DATA).put((byte) part).put(url, from, part);
        }
        if (options > 0) {
            datagram.put((byte) END_OF_OPTIONS);
        }
        return datagram.flip();
    }

    static ByteBuffer scrape(long connection, int transaction, List<InfoHash> torrents) {
        ByteBuffer datagram = header(HEADER + InfoHash.LENGTH * torrents.size(), connection, SCRAPE, transaction);
        torrents.forEach(torrent -> torrent.write(datagram));
        return datagram.flip();
    }

    private static ByteBuffer header(int length, long connection, int action, int transaction) {
        return ByteBuffer.allocate(length).putLong(connection).putInt(action).putInt(transaction);
    }

    private static String path(URI tracker) {
        String query = tracker.getRawQuery();
        return query == null ? tracker.getRawPath() : tracker.getRawPath() + "?" + query;
    }

    private static int code(AnnounceEvent event) {
        return switch (event) {
            case NONE -> 0;
            case COMPLETED -> 1;
            case STARTED -> 2;
            case STOPPED -> 3;
        };
    }
}
