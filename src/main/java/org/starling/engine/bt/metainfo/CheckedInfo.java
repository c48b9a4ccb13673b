package org.starling.engine.bt.metainfo;

import java.util.List;
import org.starling.engine.MetainfoException;
import org.starling.engine.MetainfoException.Reason;
import org.starling.engine.MetainfoFile;
import org.starling.engine.PieceHashes;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;
import org.starling.wire.bencode.BencodeScanner;

/** An info dictionary (BEP 3) within our bounds: read before bt reads it, with the parts that bt does not keep. */
record CheckedInfo(
        String name,
        boolean singleFile,
        long size,
        int pieceLength,
        PieceHashes hashes,
        List<MetainfoFile> files,
        boolean hybrid) {

    static final int MIN_PIECE = 1 << 10;
    static final int MAX_PIECE = 1 << 27;

    /** Twice one of these, and two programs may see two different torrents under one hash. */
    private static final List<String> ONCE = List.of("files", "length", "name", "piece length", "pieces", "private");

    static CheckedInfo of(byte[] info) throws MetainfoException {
        try {
            if (info.length == 0 || info[0] != 'd' || scan(info) != info.length) {
                throw new MetainfoException(Reason.NOT_A_TORRENT, "the info value is no dictionary");
            }
            BDict dict = Bencode.decodeDict(info, BencodeLimits.METAINFO);
            for (String key : ONCE) {
                Bencode.span(info, key);
            }
            return of(dict);
        } catch (BencodeException e) {
            throw new MetainfoException(Reason.NOT_A_TORRENT, BtMetainfoService.detail(e));
        }
    }

    private static CheckedInfo of(BDict info) throws MetainfoException {
        boolean v2 = info.get("file tree").isPresent()
                || info.integer("meta version").orElse(1L) > 1;
        if (v2 && info.get("pieces").isEmpty()) {
            throw new MetainfoException(Reason.V2_ONLY, "no v1 data");
        }
        int pieceLength = pieceLength(info);
        String name = name(info);
        FileList files = FileList.of(info, name);
        PieceHashes hashes = hashes(info, files.size(), pieceLength);
        return new CheckedInfo(name, files.single(), files.size(), pieceLength, hashes, files.files(), v2);
    }

    private static int pieceLength(BDict info) throws MetainfoException {
        long length = info.integer("piece length")
                .orElseThrow(() -> new MetainfoException(Reason.BAD_PIECE_LENGTH, "no piece length"));
        if (length < MIN_PIECE || length > MAX_PIECE) {
            throw new MetainfoException(Reason.BAD_PIECE_LENGTH, "piece length " + length);
        }
        return (int) length;
    }

    private static String name(BDict info) throws MetainfoException {
        return info.string("name.utf-8")
                .filter(FileList::isElement)
                .or(() -> info.string("name").filter(FileList::isElement))
                .map(BString::utf8)
                .orElseThrow(() -> new MetainfoException(Reason.BAD_NAME, "no name, or a longer one than any file's"));
    }

    private static PieceHashes hashes(BDict info, long size, int pieceLength) throws MetainfoException {
        BString pieces =
                info.string("pieces").orElseThrow(() -> new MetainfoException(Reason.BAD_HASHES, "no piece hashes"));
        long wanted = (size - 1) / pieceLength + 1;
        if (pieces.length() % PieceHashes.BYTES != 0 || pieces.length() / PieceHashes.BYTES != wanted) {
            throw new MetainfoException(
                    Reason.BAD_HASHES, pieces.length() + " bytes of hashes for " + wanted + " pieces");
        }
        return new PieceHashes(pieces.bytes());
    }

    private static int scan(byte[] info) throws BencodeException {
        return BencodeScanner.scan(info, BencodeLimits.METAINFO);
    }
}
