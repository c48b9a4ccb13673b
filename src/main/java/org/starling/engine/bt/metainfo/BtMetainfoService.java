package org.starling.engine.bt.metainfo;

import bt.metainfo.IMetadataService;
import bt.metainfo.Torrent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.engine.MetainfoException.Reason;
import org.starling.engine.MetainfoService;
import org.starling.wire.InfoHash;
import org.starling.wire.Sha1;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;
import org.starling.wire.bencode.BencodeWriter;

/**
 * Reads torrents with bt's metadata service, which sees only info dictionaries that passed our bounds; what stands
 * around the dictionary is read here, because bt refuses a whole torrent for one odd optional key and drops the rest.
 * Thread-safe.
 */
public final class BtMetainfoService implements MetainfoService {

    /** Longest file or dictionary that is looked at. */
    public static final int MAX_BYTES = BencodeLimits.METAINFO.maxBytes();

    private final Supplier<IMetadataService> bt;

    /**
     * @param bt asked at the first torrent only: creating bt's service costs as much as half the start of the program
     */
    public BtMetainfoService(Supplier<IMetadataService> bt) {
        this.bt = bt;
    }

    @Override
    public Metainfo parse(byte[] torrent) throws MetainfoException {
        checkLength(torrent);
        try {
            Bencode.Span span = Bencode.span(torrent, "info")
                    .orElseThrow(() -> new MetainfoException(Reason.NOT_A_TORRENT, "no info dictionary"));
            BDict root = Bencode.decodeDict(torrent, BencodeLimits.METAINFO);
            return build(span.of(torrent), TorrentFrame.of(root));
        } catch (BencodeException e) {
            throw new MetainfoException(Reason.NOT_A_TORRENT, detail(e));
        }
    }

    @Override
    public Metainfo parseInfo(byte[] info) throws MetainfoException {
        checkLength(info);
        return build(info.clone(), TorrentFrame.NONE);
    }

    @Override
    public byte[] create(CreateRequest request, DoubleConsumer progress) throws IOException, InterruptedException {
        return new TorrentMaker(request, progress).make();
    }

    private Metainfo build(byte[] info, TorrentFrame frame) throws MetainfoException {
        CheckedInfo checked = CheckedInfo.of(info);
        Torrent torrent = readByBt(info);
        InfoHash hash = InfoHash.of(torrent.getTorrentId().getBytes());
        requireSameReading(checked, torrent, hash.equals(Sha1.infoHash(info)));
        return new Metainfo(
                hash,
                checked.name(),
                checked.singleFile(),
                torrent.getSize(),
                (int) torrent.getChunkSize(),
                checked.hashes(),
                checked.files(),
                frame.trackers(),
                frame.webSeeds(),
                frame.nodes(),
                torrent.isPrivate(),
                checked.hybrid(),
                frame.comment(),
                frame.createdBy(),
                frame.createdEpochSeconds(),
                ByteBuffer.wrap(info));
    }

    private Torrent readByBt(byte[] info) throws MetainfoException {
        byte[] torrent =
                new BencodeWriter().beginDict().string("info").raw(info).end().toBytes();
        try {
            return bt.get().fromByteArray(torrent);
        } catch (RuntimeException e) {
            throw new MetainfoException(Reason.NOT_A_TORRENT, "bt: " + e.getMessage());
        }
    }

    /** Two readers that disagree on one input are how a torrent could show one thing and fetch another. */
    private static void requireSameReading(CheckedInfo checked, Torrent torrent, boolean sameHash)
            throws MetainfoException {
        boolean same = sameHash
                && torrent.getSize() == checked.size()
                && torrent.getChunkSize() == checked.pieceLength()
                && torrent.getFiles().size() == checked.files().size();
        if (!same) {
            throw new MetainfoException(Reason.NOT_A_TORRENT, "ambiguous info dictionary");
        }
    }

    private static void checkLength(byte[] bytes) throws MetainfoException {
        if (bytes.length > MAX_BYTES) {
            throw new MetainfoException(Reason.TOO_LARGE, bytes.length + " bytes");
        }
    }

    static String detail(BencodeException e) {
        return Optional.ofNullable(e.getMessage()).orElse("bad bencoding");
    }
}
