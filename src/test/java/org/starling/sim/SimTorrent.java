package org.starling.sim;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.PieceHashes;
import org.starling.wire.Sha1;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.Bencode;

/** A torrent made up of random bytes, with them. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SimTorrent(Metainfo metainfo, byte[] content) {
    /** One file for each length. */
    public static SimTorrent random(int pieceLength, RandomGenerator random, int... lengths) {
        byte[] content = new byte[Arrays.stream(lengths).sum()];
        random.nextBytes(content);
        List<MetainfoFile> files = new ArrayList<>();
        long offset = 0;
        for (int length : lengths) {
            files.add(new MetainfoFile(List.of("file" + files.size()), length, offset, false, false, false));
            offset += length;
        }
        byte[] hashes = hashes(content, pieceLength);
        byte[] info = Bencode.encode(BDict.builder()
                .put("length", content.length)
                .put("name", "simulated")
                .put("piece length", pieceLength)
                .put("pieces", hashes)
                .build());
        return new SimTorrent(
                metainfo(content.length, pieceLength, new PieceHashes(hashes), files, info, false), content);
    }

    /** The same content, for a swarm that only its trackers know (BEP 27). */
    public SimTorrent asPrivate() {
        return new SimTorrent(
                metainfo(
                        content.length, metainfo.pieceLength(), metainfo.hashes(), metainfo.files(), infoBytes(), true),
                content);
    }

    /** Another torrent with the same content, so that many take no more memory than one. */
    public SimTorrent twin(int number) {
        byte[] info = Bencode.encode(BDict.builder().put("twin", number).build());
        return new SimTorrent(
                metainfo(content.length, metainfo.pieceLength(), metainfo.hashes(), metainfo.files(), info, false),
                content);
    }

    /** The bytes of one piece. */
    public byte[] piece(int piece) {
        int from = piece * metainfo.pieceLength();
        return Arrays.copyOfRange(content, from, from + metainfo.pieceSize(piece));
    }

    public byte[] infoBytes() {
        ByteBuffer bytes = metainfo.infoBytes();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private static Metainfo metainfo(
            long size, int pieceLength, PieceHashes hashes, List<MetainfoFile> files, byte[] info, boolean isPrivate) {
        return new Metainfo(
                Sha1.infoHash(info),
                "simulated",
                files.size() == 1,
                size,
                pieceLength,
                hashes,
                files,
                List.of(),
                List.of(),
                List.of(),
                isPrivate,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ByteBuffer.wrap(info));
    }

    private static byte[] hashes(byte[] content, int pieceLength) {
        int pieces = (content.length + pieceLength - 1) / pieceLength;
        ByteBuffer all = ByteBuffer.allocate(pieces * PieceHashes.BYTES);
        for (int from = 0; from < content.length; from += pieceLength) {
            int length = Math.min(pieceLength, content.length - from);
            all.put(Sha1.digest(ByteBuffer.wrap(content, from, length)));
        }
        return all.array();
    }
}
