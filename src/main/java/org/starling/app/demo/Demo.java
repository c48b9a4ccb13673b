package org.starling.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.starling.engine.Engine;
import org.starling.engine.EngineConfig;
import org.starling.engine.EngineTorrent;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.engine.MetainfoService;
import org.starling.engine.MetainfoService.CreateRequest;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;

/** A tracker, three seeds and a leecher. Its methods are called in their order, on one thread. */
public final class Demo implements AutoCloseable {
    public static final int SEEDS = 3;

    private static final String NAME = "starling-demo";
    private static final long MEMORY = 32L << 20;

    private final Path folder;
    private final MetainfoService metainfo;
    private final DemoEngines engines;
    private final DemoTracker tracker;
    private final List<Engine> running = new ArrayList<>();

    /** @param folder is made, and deleted with everything in it at the end */
    public Demo(Path folder, MetainfoService metainfo, DemoEngines engines) throws IOException {
        this.folder = folder;
        this.metainfo = metainfo;
        this.engines = engines;
        Files.createDirectories(folder);
        this.tracker = new DemoTracker();
    }

    /** Writes the files and makes a torrent of them. */
    public Metainfo prepare(DoubleConsumer progress) throws IOException, InterruptedException, MetainfoException {
        Path content = folder.resolve("seeds").resolve(NAME);
        DemoContent.write(content);
        byte[] torrent = metainfo.create(
                new CreateRequest(
                        content,
                        Optional.of(256 << 10),
                        false,
                        List.of(List.of(tracker.announceUrl())),
                        List.of(),
                        Optional.empty(),
                        NAME,
                        Optional.empty()),
                progress);
        Files.write(torrentFile(), torrent);
        return metainfo.parse(torrent);
    }

    /** Is there once it is prepared. */
    public Path torrentFile() {
        return folder.resolve(NAME + ".torrent");
    }

    public String trackerUrl() {
        return tracker.announceUrl();
    }

    /** Seeds of the files as they are; they check them first. */
    public List<EngineTorrent> startSeeds(Metainfo torrent) throws IOException {
        List<EngineTorrent> seeds = new ArrayList<>();
        for (int i = 1; i <= SEEDS; i++) {
            seeds.add(start("seed" + i, torrent, folder.resolve("seeds")));
        }
        return seeds;
    }

    /** Has nothing and knows nobody but the tracker. */
    public EngineTorrent startLeecher(Metainfo torrent) throws IOException {
        return start("leecher", torrent, leecherFolder());
    }

    public Path leecherFolder() {
        return folder.resolve("leecher");
    }

    private EngineTorrent start(String name, Metainfo torrent, Path data) throws IOException {
        Files.createDirectories(data);
        Engine engine = engines.start(EngineConfig.onLoopback(folder.resolve(name + ".resume"), MEMORY, 64, 50));
        running.add(engine);
        return engine.start(new TorrentSource.Known(torrent), TorrentSettings.in(data), new TorrentListener() {});
    }

    @Override
    public void close() throws IOException {
        for (int i = running.size() - 1; i >= 0; i--) {
            running.get(i).close();
        }
        tracker.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
