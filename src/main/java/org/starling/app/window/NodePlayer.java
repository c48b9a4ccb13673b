package org.starling.app.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.app.stream.Streamed;
import org.starling.app.stream.Streams;
import org.starling.ui.program.Player;
import org.starling.wire.InfoHash;

/**
 * Writes playlists: desktops open those with a player, but an address with a browser. They lie in the state folder,
 * which others cannot read, because who knows an address can read the file; and they go when the window does.
 */
final class NodePlayer implements Player, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodePlayer.class);

    private final Streams streams;
    private final Path folder;
    private final Executor background;

    /** @param folder for playlists and nothing else */
    NodePlayer(Streams streams, Path folder, Executor background) {
        this.streams = streams;
        this.folder = folder;
        this.background = background;
    }

    @Override
    public CompletableFuture<Path> playlist(InfoHash torrent, OptionalInt file) {
        return CompletableFuture.completedFuture(torrent)
                .thenComposeAsync(hash -> streams.open(hash, file), background)
                .thenApplyAsync(streamed -> write(torrent, streamed), background);
    }

    private Path write(InfoHash torrent, Streamed streamed) {
        try {
            Files.createDirectories(folder);
            Path list = folder.resolve(torrent.hex() + "-" + (streamed.file() + 1) + ".m3u8");
            Files.write(list, List.of("#EXTM3U", "#EXTINF:-1," + streamed.name(), streamed.url()));
            return list;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> lists = Files.list(folder)) {
            for (Path list : lists.toList()) {
                Files.delete(list);
            }
        } catch (IOException e) {
            LOG.warn("old playlists stay", e);
        }
    }
}
