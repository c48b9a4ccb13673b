package org.starling.engine.bt.metainfo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import org.starling.engine.MetainfoService.CreateRequest;
import org.starling.engine.bt.metainfo.Content.Item;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;

/**
 * Makes a torrent of files (BEP 3, 12, 19, 27). Instead of bt's maker, which takes files in the order of the file
 * system, knows neither comment nor web seeds nor progress, and cannot be interrupted. The same content gives the same
 * infohash on every machine.
 */
final class TorrentMaker {

    private final CreateRequest request;
    private final DoubleConsumer progress;

    TorrentMaker(CreateRequest request, DoubleConsumer progress) {
        this.request = request;
        this.progress = progress;
    }

    /** @throws IllegalArgumentException if the piece length is no power of two within our bounds */
    byte[] make() throws IOException, InterruptedException {
        Content content = Content.of(request.content());
        int pieceLength =
                request.pieceLength().map(PieceLengths::checked).orElseGet(() -> PieceLengths.forSize(content.size()));
        byte[] hashes = new PieceHasher(content, pieceLength, progress).hash();
        byte[] torrent = Bencode.encode(torrent(info(content, pieceLength, hashes)));
        if (torrent.length > BtMetainfoService.MAX_BYTES) {
            throw new IOException("too many files and pieces for one torrent");
        }
        return torrent;
    }

    private BDict info(Content content, int pieceLength, byte[] hashes) {
        BDictBuilder info = BDict.builder()
                .put("name", content.name())
                .put("piece length", pieceLength)
                .put("pieces", hashes);
        if (content.single()) {
            info.put("length", content.size());
        } else {
            List<BValue> files =
                    content.items().stream().map(TorrentMaker::file).toList();
            info.put("files", new BList(files));
        }
        if (request.isPrivate()) {
            info.put("private", 1);
        }
        return info.build();
    }

    private static BValue file(Item item) {
        return BDict.builder()
                .put("length", item.length())
                .put("path", strings(item.path()))
                .build();
    }

    private BDict torrent(BDict info) {
        BDictBuilder torrent = BDict.builder().put("info", info).put("encoding", StandardCharsets.UTF_8.name());
        List<List<String>> tiers =
                request.trackers().stream().filter(tier -> !tier.isEmpty()).toList();
        if (!tiers.isEmpty()) {
            torrent.put("announce", tiers.get(0).get(0));
        }
        if (tiers.stream().mapToInt(List::size).sum() > 1) {
            torrent.put(
                    "announce-list",
                    new BList(tiers.stream().map(TorrentMaker::strings).toList()));
        }
        if (!request.webSeeds().isEmpty()) {
            torrent.put("url-list", strings(request.webSeeds()));
        }
        request.comment().ifPresent(comment -> torrent.put("comment", comment));
        request.createdEpochSeconds().ifPresent(seconds -> torrent.put("creation date", seconds));
        if (!request.createdBy().isEmpty()) {
            torrent.put("created by", request.createdBy());
        }
        return torrent.build();
    }

    private static BValue strings(List<String> texts) {
        return new BList(texts.stream()
                .map(Objects::requireNonNull)
                .<BValue>map(BString::of)
                .toList());
    }
}
