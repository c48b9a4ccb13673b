package org.starling.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.starling.app.text.Texts;
import org.starling.library.TorrentInput;
import org.starling.wire.Magnet;
import org.starling.wire.MagnetException;

/** Reads what the user names as a torrent: a file, a web address, a magnet link or a bare infohash. */
public final class Sources {
    /** No torrent that is accepted is larger. */
    public static final int MAX_TORRENT_BYTES = 32 << 20;

    private final Texts texts;
    private final TorrentFetcher fetcher;

    public Sources(Texts texts, TorrentFetcher fetcher) {
        this.texts = texts;
        this.fetcher = fetcher;
    }

    /** True for anything that is not the name of a file. */
    public static boolean isLink(String source) {
        String lower = source.toLowerCase(Locale.ROOT);
        return isUrl(source)
                || lower.startsWith("magnet:")
                || lower.matches("[0-9a-f]{40}")
                || lower.matches("[a-z2-7]{32}");
    }

    public static boolean isUrl(String source) {
        String lower = source.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /** @throws CommandException if it cannot be read; a file's content is not checked yet */
    public TorrentInput read(String source) {
        if (isUrl(source)) {
            return new TorrentInput.File(fetch(source));
        }
        if (isLink(source)) {
            try {
                return new TorrentInput.Link(Magnet.parse(source));
            } catch (MagnetException e) {
                throw new CommandException(texts.get("source.magnet", shortened(source)), e);
            }
        }
        return new TorrentInput.File(file(Path.of(source)));
    }

    private byte[] fetch(String url) {
        try {
            return fetcher.fetch(url, MAX_TORRENT_BYTES);
        } catch (IOException e) {
            throw new CommandException(texts.get("source.fetch", shortened(url), String.valueOf(e.getMessage())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(texts.get("interrupted"), e);
        }
    }

    private byte[] file(Path path) {
        if (Files.isDirectory(path)) {
            throw new CommandException(texts.get("source.folder", path));
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_TORRENT_BYTES + 1);
            if (bytes.length > MAX_TORRENT_BYTES) {
                throw new CommandException(texts.get("metainfo.TOO_LARGE", path));
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new CommandException(texts.get("source.missing", path), e);
        } catch (IOException e) {
            throw new CommandException(texts.get("source.unreadable", path), e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}
