package org.starling.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.library.inspect.Finding;

/** A torrent for JSON: names exactly as they are in it, unsafe ones too. */
final class TorrentFields {
    private TorrentFields() {}

    static Map<String, @Nullable Object> of(Metainfo torrent, List<Finding> findings) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("infohash", torrent.infoHash().hex());
        fields.put("name", torrent.name());
        fields.put("size", torrent.size());
        fields.put("pieces", torrent.pieces());
        fields.put("pieceLength", torrent.pieceLength());
        fields.put("private", torrent.isPrivate());
        fields.put("hybrid", torrent.hybrid());
        fields.put("comment", torrent.comment().orElse(null));
        fields.put("createdBy", torrent.createdBy().orElse(null));
        fields.put("created", torrent.createdEpochSeconds().orElse(null));
        fields.put("trackers", torrent.trackers());
        fields.put("webSeeds", torrent.webSeeds());
        fields.put(
                "files",
                torrent.files().stream()
                        .filter(file -> !file.padding())
                        .map(TorrentFields::file)
                        .toList());
        fields.put("warnings", findings.stream().map(TorrentFields::finding).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> file(MetainfoFile file) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("path", String.join("/", file.path()));
        fields.put("length", file.length());
        return fields;
    }

    private static Map<String, @Nullable Object> finding(Finding finding) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("kind", finding.kind().name().toLowerCase(Locale.ROOT));
        fields.put("count", finding.count());
        fields.put("files", finding.examples());
        return fields;
    }
}
