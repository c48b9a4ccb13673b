package org.starling.app.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.library.Library;
import org.starling.library.LibraryException;
import org.starling.net.serve.Content;
import org.starling.net.serve.LocalServer;
import org.starling.wire.InfoHash;
import org.starling.wire.SafeText;

/**
 * Gives files of running torrents addresses on this machine. Nothing listens before somebody wants to play something.
 * Thread-safe.
 */
public final class Streams implements AutoCloseable {
    private static final int MOST = 64;
    private static final int MAX_NAME = 200;

    private final Library library;
    private final Secrets<Content> contents = new Secrets<>(MOST);
    private @Nullable LocalServer server;
    private boolean closed;

    public Streams(Library library) {
        this.library = library;
    }

    /** @param file empty: the largest one that players play, or else the largest */
    public CompletableFuture<Streamed> open(InfoHash torrent, OptionalInt file) {
        Optional<Metainfo> metainfo = library.metainfo(torrent);
        if (metainfo.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new LibraryException(LibraryException.Kind.NO_METADATA_YET, torrent.hex()));
        }
        List<MetainfoFile> files = metainfo.get().files();
        int chosen = file.orElseGet(() -> mainFile(files));
        return library.stream(torrent, chosen).thenApply(streamed -> {
            String name = name(files.get(chosen));
            String type = MediaType.of(name);
            String secret = contents.put(new StreamContent(streamed, type));
            return new Streamed(chosen, name, streamed.length(), type, url(secret, name));
        });
    }

    private static int mainFile(List<MetainfoFile> files) {
        Comparator<Integer> played = Comparator.comparing(i -> MediaType.isPlayed(name(files.get(i))));
        return IntStream.range(0, files.size())
                .filter(i -> !files.get(i).padding())
                .boxed()
                .max(played.thenComparing(i -> files.get(i).length()))
                .orElse(0);
    }

    private static String name(MetainfoFile file) {
        List<String> path = file.path();
        return SafeText.clean(path.isEmpty() ? "" : path.get(path.size() - 1), MAX_NAME);
    }

    /** The name is for the eyes only: players show it, and we do not read it. */
    private String url(String secret, String name) {
        String shown = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return server().url() + "/" + secret + "/" + shown;
    }

    private synchronized LocalServer server() {
        if (closed) {
            throw new LibraryException(LibraryException.Kind.CLOSED, "closing");
        }
        LocalServer running = server;
        if (running == null) {
            try {
                running = LocalServer.start(this::find);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server = running;
        }
        return running;
    }

    private Optional<Content> find(String path) {
        int end = path.indexOf('/', 1);
        return contents.find(path.substring(1, end < 0 ? path.length() : end));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
