package org.starling.overlay.message;

import java.util.Optional;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BString;

/**
 * Somebody whom the sender of a BUDDYCAST knows, by its word alone.
 *
 * @param permId bytes that need not be a key
 * @param similarity of that peer's taste and the sender's, by a measure of the sender's
 * @param searchable present if the peer knows enough torrents to be asked for some
 * @param connectTime Unix time; original clients of 2008 to 2011 send it by mistake and never read it
 */
public record ListedPeer(
        BString permId,
        PeerAddress address,
        Optional<Long> similarity,
        Optional<Searchable> searchable,
        Optional<Long> connectTime) {

    /**
     * A peer that can be searched.
     *
     * @param version the highest overlay version that it speaks
     * @param files torrents that it knows
     */
    public record Searchable(long version, long files) {}

    static ListedPeer decode(Fields fields) throws MessageException {
        return new ListedPeer(
                fields.string("permid"),
                PeerAddress.decode(fields),
                fields.maybeInteger("similarity"),
                fields.maybeInteger("oversion")
                        .flatMap(version -> fields.maybeInteger("nfiles").map(files -> new Searchable(version, files))),
                fields.maybeInteger("connect_time"));
    }

    BDict encode() {
        BDictBuilder dict = BDict.builder().put("permid", permId);
        address.encode(dict);
        similarity.ifPresent(value -> dict.put("similarity", value));
        searchable.ifPresent(known -> dict.put("oversion", known.version()).put("nfiles", known.files()));
        connectTime.ifPresent(time -> dict.put("connect_time", time));
        return dict.build();
    }
}
