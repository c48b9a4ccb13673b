package org.starling.overlay.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.starling.overlay.message.MessageException.Reason;
import org.starling.wire.InfoHash;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;

/**
 * BUDDYCAST: who the sender is, what it likes, and whom it knows.
 *
 * @param address what the sender believes of itself; the link knows better
 * @param name not yet fit to be shown
 * @param preferences the newest first
 * @param tasteBuddies at most {@link #MAX_PEERS}, whose taste the sender shares
 * @param randomPeers at most {@link #MAX_PEERS}
 * @param connectable the sender knows that it can be reached
 * @param collected torrents whose files the sender has
 * @param counts sizes of what the sender knows; original clients do not check what stands there
 */
public record BuddyCast(
        PeerAddress address,
        BString name,
        List<Preference> preferences,
        List<ListedPeer> tasteBuddies,
        List<ListedPeer> randomPeers,
        Optional<Boolean> connectable,
        List<InfoHash> collected,
        Counts counts)
        implements OverlayMessage {
    public static final int ID = 249;

    /** The most entries of either list of peers. */
    public static final int MAX_PEERS = 10;

    /**
     * How much the sender knows; empty where it gave no number.
     *
     * @param downloads its own
     */
    public record Counts(Optional<Long> peers, Optional<Long> files, Optional<Long> downloads) {
        public static Counts of(long peers, long files, long downloads) {
            return new Counts(Optional.of(peers), Optional.of(files), Optional.of(downloads));
        }

        /** From version 6 on an original client takes a message without these keys for a broken one. */
        private static Counts decode(Fields fields) throws MessageException {
            for (String key : List.of("npeers", "nfiles", "ndls")) {
                fields.any(key);
            }
            return new Counts(
                    fields.maybeInteger("npeers"), fields.maybeInteger("nfiles"), fields.maybeInteger("ndls"));
        }

        private void encode(BDictBuilder dict) {
            dict.put("npeers", peers.orElse(0L)).put("nfiles", files.orElse(0L)).put("ndls", downloads.orElse(0L));
        }
    }

    public BuddyCast {
        preferences = List.copyOf(preferences);
        tasteBuddies = List.copyOf(tasteBuddies);
        randomPeers = List.copyOf(randomPeers);
        collected = List.copyOf(collected);
        if (tasteBuddies.size() > MAX_PEERS || randomPeers.size() > MAX_PEERS) {
            throw new IllegalArgumentException("too many peers");
        }
    }

    static BuddyCast decode(byte[] payload, Dialect dialect) throws MessageException {
        Fields fields = Fields.of(payload);
        List<Preference> preferences = new ArrayList<>();
        for (BValue item : fields.list("preferences")) {
            preferences.add(Preference.decode(item));
        }
        return new BuddyCast(
                PeerAddress.decode(fields),
                fields.string("name"),
                preferences,
                peers(fields.list("taste buddies")),
                peers(fields.list("random peers")),
                fields.maybeInteger("connectable").map(flag -> flag != 0),
                Fields.infoHashes(fields.has("collected torrents") ? fields.list("collected torrents") : BList.EMPTY),
                Counts.decode(fields));
    }

    private static List<ListedPeer> peers(BList list) throws MessageException {
        if (list.size() > MAX_PEERS) {
            throw new MessageException(Reason.VALUE, list.size() + " peers");
        }
        List<ListedPeer> peers = new ArrayList<>();
        for (BValue item : list) {
            peers.add(ListedPeer.decode(Fields.of(item)));
        }
        return peers;
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public byte[] payload(Dialect dialect) {
        BDictBuilder dict = BDict.builder();
        address.encode(dict);
        dict.put("name", name)
                .put("preferences", list(preferences.stream().map(liked -> liked.encode(dialect))))
                .put("taste buddies", list(tasteBuddies.stream().map(ListedPeer::encode)))
                .put("random peers", list(randomPeers.stream().map(ListedPeer::encode)))
                .put("collected torrents", list(collected.stream().map(Fields::bytes)));
        connectable.ifPresent(flag -> dict.put("connectable", flag ? 1 : 0));
        counts.encode(dict);
        return Bencode.encode(dict.build());
    }

    private static BList list(Stream<? extends BValue> values) {
        return new BList(values.<BValue>map(value -> value).toList());
    }
}
