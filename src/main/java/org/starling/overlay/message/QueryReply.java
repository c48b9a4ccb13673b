package org.starling.overlay.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.starling.overlay.message.MessageException.Reason;
import org.starling.wire.InfoHash;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;

/**
 * QUERY_REPLY: what the sender found.
 *
 * @param reference the one of the query
 * @param hits at most {@link #MAX_HITS}
 */
public record QueryReply(BString reference, List<Hit> hits) implements OverlayMessage {
    public static final int ID = 237;

    public static final int MAX_HITS = 20;

    /** From here on a hit has the size of its torrent file. */
    private static final int WITH_SIZE = 9;

    /**
     * A torrent that matches.
     *
     * @param name not yet fit to be shown
     * @param length bytes of its content
     * @param category original clients send one word
     * @param fileSize bytes of the torrent file, from version 9 on
     */
    public record Hit(
            InfoHash torrent,
            BString name,
            long length,
            long leechers,
            long seeders,
            List<BString> category,
            Optional<Long> fileSize) {
        public Hit {
            category = List.copyOf(category);
        }

        private static Hit decode(BString torrent, BValue value, Dialect dialect) throws MessageException {
            Fields fields = Fields.of(value);
            List<BString> category = new ArrayList<>();
            for (BValue word : fields.list("category")) {
                category.add(Fields.string(word));
            }
            return new Hit(
                    Fields.infoHash(torrent),
                    fields.string("content_name"),
                    fields.integer("length"),
                    fields.integer("leecher"),
                    fields.integer("seeder"),
                    category,
                    dialect.isAtLeast(WITH_SIZE) ? Optional.of(fields.integer("torrent_size")) : Optional.empty());
        }

        private BDict encode(Dialect dialect) {
            BDictBuilder dict = BDict.builder()
                    .put("content_name", name)
                    .put("length", length)
                    .put("leecher", leechers)
                    .put("seeder", seeders)
                    .put("category", new BList(List.copyOf(category)));
            if (dialect.isAtLeast(WITH_SIZE)) {
                dict.put("torrent_size", fileSize.orElse(0L));
            }
            return dict.build();
        }
    }

    public QueryReply {
        hits = List.copyOf(hits);
        if (hits.size() > MAX_HITS) {
            throw new IllegalArgumentException(hits.size() + " hits");
        }
    }

    static QueryReply decode(byte[] payload, Dialect dialect) throws MessageException {
        Fields fields = Fields.of(payload);
        fields.only(dialect, "id", "a");
        BDict answer = fields.dict("a").raw();
        if (answer.size() > MAX_HITS) {
            throw new MessageException(Reason.VALUE, answer.size() + " hits");
        }
        List<Hit> hits = new ArrayList<>();
        for (Map.Entry<BString, BValue> entry : answer.entries()) {
            hits.add(Hit.decode(entry.getKey(), entry.getValue(), dialect));
        }
        return new QueryReply(fields.string("id"), hits);
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        BDictBuilder answer = BDict.builder();
        hits.forEach(hit -> answer.put(Fields.bytes(hit.torrent()), hit.encode(dialect)));
        return Bencode.encode(
                BDict.builder().put("id", reference).put("a", answer.build()).build());
    }
}
