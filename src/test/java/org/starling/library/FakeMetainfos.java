package org.starling.library;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.engine.MetainfoFile;
import org.starling.engine.MetainfoService;
import org.starling.engine.PieceHashes;
import org.starling.wire.InfoHash;
import org.starling.wire.Sha1;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** Torrents of two files, whose only fields are a name and a tracker: enough for the library. */
final class FakeMetainfos implements MetainfoService {

    static final int FILES = 2;

    static byte[] torrent(String name, String tracker) {
        return Bencode.encode(BDict.builder()
                .put("announce", tracker)
                .put("info", BDict.builder().put("name", name).build())
                .build());
    }

    static InfoHash hashOf(String name) {
        return Sha1.infoHash(Bencode.encode(BDict.builder().put("name", name).build()));
    }

    @Override
    public Metainfo parse(byte[] torrent) throws MetainfoException {
        try {
            BDict dict = Bencode.decodeDict(torrent, BencodeLimits.METAINFO);
            byte[] info = Bencode.encode(dict.dict("info").orElseThrow());
            List<List<String>> trackers = dict.string("announce")
                    .map(url -> List.of(List.of(url.utf8())))
                    .orElse(List.of());
            return info(info).withTrackers(trackers);
        } catch (BencodeException | RuntimeException bad) {
            throw new MetainfoException(MetainfoException.Reason.NOT_A_TORRENT, "bad");
        }
    }

    @Override
    public Metainfo parseInfo(byte[] info) throws MetainfoException {
        try {
            return info(info);
        } catch (BencodeException bad) {
            throw new MetainfoException(MetainfoException.Reason.NOT_A_TORRENT, "bad");
        }
    }

    private static Metainfo info(byte[] info) throws BencodeException {
        String name = Bencode.decodeDict(info, BencodeLimits.METAINFO)
                .string("name")
                .orElseThrow()
                .utf8();
        return new Metainfo(
                Sha1.infoHash(info),
                name,
                false,
                30,
                16,
                new PieceHashes(new byte[40]),
                List.of(
                        new MetainfoFile(List.of("a"), 10, 0, false, false, false),
                        new MetainfoFile(List.of("b"), 20, 10, false, false, false)),
                List.of(),
                List.of(),
                List.of(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ByteBuffer.wrap(info));
    }

    @Override
    public byte[] create(CreateRequest request, DoubleConsumer progress) {
        throw new AssertionError("the library creates no torrents");
    }
}
