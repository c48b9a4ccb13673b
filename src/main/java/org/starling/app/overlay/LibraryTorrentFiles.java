package org.starling.app.overlay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.starling.engine.Metainfo;
import org.starling.library.Library;
import org.starling.net.EventLoop;
import org.starling.overlay.message.Metadata;
import org.starling.overlay.metadata.PublicTorrent;
import org.starling.overlay.metadata.TorrentFiles;
import org.starling.wire.InfoHash;

/**
 * The library's torrent files as strangers get them: the info dictionary alone. Trackers stay out, since their
 * addresses may have passkeys in them.
 *
 * @param reading where files are read and hashed
 */
public record LibraryTorrentFiles(Library library, LibraryDiscretion discretion, EventLoop loop, Executor reading)
        implements TorrentFiles {
    @Override
    public void find(InfoHash torrent, Consumer<Optional<PublicTorrent>> answer) {
        reading.execute(() -> {
            discretion.learn(torrent);
            Optional<PublicTorrent> found = library.metainfo(torrent)
                    .filter(file -> !file.isPrivate())
                    .flatMap(file -> PublicTorrent.of(torrent, file(file), Metadata.Health.UNKNOWN));
            loop.execute(() -> answer.accept(found));
        });
    }

    private static byte[] file(Metainfo torrent) {
        ByteBuffer info = torrent.infoBytes();
        byte[] beginning = "d4:info".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(beginning.length + info.remaining() + 1)
                .put(beginning)
                .put(info)
                .put((byte) 'e')
                .array();
    }
}
