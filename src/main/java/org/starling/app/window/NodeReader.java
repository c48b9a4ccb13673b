package org.starling.app.window;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.starling.app.cli.Backend;
import org.starling.app.command.CommandException;
import org.starling.app.command.LinkPeers;
import org.starling.app.command.Sources;
import org.starling.app.text.Texts;
import org.starling.engine.Metainfo;
import org.starling.library.TorrentInput;
import org.starling.ui.program.TorrentReader;
import org.starling.ui.program.UnreadableException;
import org.starling.wire.Magnet;

/** Reads torrents as the command line does. */
final class NodeReader implements TorrentReader {
    private final Backend.Node node;
    private final Sources sources;
    private final Executor background;

    NodeReader(Backend.Node node, Texts texts, Executor background) {
        this.node = node;
        this.sources = new Sources(texts, node.fetcher());
        this.background = background;
    }

    @Override
    public CompletableFuture<TorrentInput> read(String source) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return sources.read(source);
                    } catch (CommandException refused) {
                        throw new UnreadableException(refused.sentence(), refused);
                    }
                },
                background);
    }

    @Override
    public CompletableFuture<Metainfo> preview(Magnet magnet) {
        return node.preview(magnet);
    }

    @Override
    public List<InetSocketAddress> peers(Magnet magnet) {
        return LinkPeers.of(magnet);
    }

    /** BEP 3: keys in their order; the info dictionary byte for byte, since its hash is the torrent's name. */
    @Override
    public byte[] torrentFile(Metainfo metainfo) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "d");
        List<List<String>> tiers = metainfo.trackers();
        if (!tiers.isEmpty()) {
            write(out, "13:announce-listl");
            for (List<String> tier : tiers) {
                write(out, "l");
                tier.forEach(url -> string(out, url));
                write(out, "e");
            }
            write(out, "e");
        }
        write(out, "4:info");
        ByteBuffer info = metainfo.infoBytes();
        byte[] bytes = new byte[info.remaining()];
        info.get(bytes);
        out.writeBytes(bytes);
        write(out, "e");
        return out.toByteArray();
    }

    private static void string(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(out, bytes.length + ":");
        out.writeBytes(bytes);
    }

    private static void write(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
