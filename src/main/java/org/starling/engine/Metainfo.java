package org.starling.engine;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.starling.wire.Bitfield;
import org.starling.wire.HostPort;
import org.starling.wire.InfoHash;

/**
 * A parsed and bounds-checked torrent (BEP 3). Immutable. Its invariants: at least one piece, the number of hashes
 * matches the size, lengths are not negative and their sum does not overflow, piece length is between 1 KiB and 128
 * MiB.
 *
 * @param name as given, for the folder or the single file; unsafe until made safe by the disk layer
 * @param singleFile the torrent is one file without a folder
 * @param trackers BEP 12 tiers of URLs, unchecked
 * @param nodes of the DHT, unchecked (BEP 5)
 * @param hybrid it also carries v2 data (BEP 52); opened as v1
 * @param infoBytes the exact bytes of the info dictionary, which peers may ask for (BEP 9)
 */
public record Metainfo(
        InfoHash infoHash,
        String name,
        boolean singleFile,
        long size,
        int pieceLength,
        PieceHashes hashes,
        List<MetainfoFile> files,
        List<List<String>> trackers,
        List<String> webSeeds,
        List<HostPort> nodes,
        boolean isPrivate,
        boolean hybrid,
        Optional<String> comment,
        Optional<String> createdBy,
        Optional<Long> createdEpochSeconds,
        ByteBuffer infoBytes) {

    public Metainfo {
        files = List.copyOf(files);
        trackers = trackers.stream().map(List::copyOf).toList();
        webSeeds = List.copyOf(webSeeds);
        nodes = List.copyOf(nodes);
        infoBytes = infoBytes.asReadOnlyBuffer();
    }

    public int pieces() {
        return hashes.count();
    }

    /** Bytes of the piece; the last one may be shorter. */
    public int pieceSize(int piece) {
        return (int) Math.min(pieceLength, size - (long) piece * pieceLength);
    }

    /** Bytes of these pieces, padding included. */
    public long bytesOf(Bitfield pieces) {
        int last = pieces() - 1;
        long bytes = (long) pieces.cardinality() * pieceLength;
        return pieces.get(last) ? bytes - pieceLength + pieceSize(last) : bytes;
    }

    public Metainfo withTrackers(List<List<String>> tiers) {
        return new Metainfo(
                infoHash,
                name,
                singleFile,
                size,
                pieceLength,
                hashes,
                files,
                tiers,
                webSeeds,
                nodes,
                isPrivate,
                hybrid,
                comment,
                createdBy,
                createdEpochSeconds,
                infoBytes);
    }

    /** The dictionary from its first byte to its last, in a buffer of the caller's own. */
    @Override
    public ByteBuffer infoBytes() {
        return infoBytes.duplicate();
    }
}
