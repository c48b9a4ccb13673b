package org.starling.app.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.starling.app.cli.Backend;
import org.starling.app.command.DhtRow;
import org.starling.app.command.LimitChange;
import org.starling.app.country.FileCountries;
import org.starling.app.instance.StateFolder;
import org.starling.app.text.Texts;
import org.starling.app.window.overlay.NodeOverlay;
import org.starling.engine.EngineLimits;
import org.starling.engine.MetainfoService;
import org.starling.engine.PortTest;
import org.starling.library.Library;
import org.starling.settings.LiveSettings;
import org.starling.ui.program.Countries;
import org.starling.ui.program.Memory;
import org.starling.ui.program.NetworkState;
import org.starling.ui.program.Player;
import org.starling.ui.program.Program;
import org.starling.ui.program.RateLimits;
import org.starling.ui.program.TorrentReader;
import org.starling.ui.program.overlay.OverlayAccess;

/** The running instance as the window sees it. */
final class NodeProgram implements Program, AutoCloseable {
    private final ExecutorService background = Executors.newCachedThreadPool(NodeProgram::daemon);
    private final Backend.Node node;
    private final MetainfoService metainfo;
    private final StateFolder state;
    private final TorrentReader reader;
    private final WindowMemory memory;
    private final OverlayAccess overlay;
    private final NodePlayer player;
    private final Countries countries;

    NodeProgram(Backend.Node node, MetainfoService metainfo, StateFolder state, Texts texts) {
        this.node = node;
        this.metainfo = metainfo;
        this.state = state;
        this.reader = new NodeReader(node, texts, background);
        this.memory = new WindowMemory(state.path().resolve("window"));
        this.overlay = new NodeOverlay(node.overlay(), node.settings(), state.overlay(), background);
        this.player = new NodePlayer(node.streams(), state.path().resolve("play"), background);
        this.countries = new FileCountries(node.settings(), background);
    }

    @Override
    public Library library() {
        return node.library();
    }

    @Override
    public MetainfoService metainfo() {
        return metainfo;
    }

    @Override
    public TorrentReader reader() {
        return reader;
    }

    @Override
    public RateLimits limits() {
        return new RateLimits() {
            @Override
            public EngineLimits get() {
                return node.limits().limits();
            }

            @Override
            public void set(EngineLimits limits) throws IOException {
                node.limits()
                        .change(new LimitChange(
                                Optional.of(limits.down()),
                                Optional.of(limits.up()),
                                Optional.of(limits.connections())));
            }
        };
    }

    @Override
    public LiveSettings settings() {
        return node.settings();
    }

    @Override
    public NetworkState network() {
        return new NetworkState() {
            @Override
            public OptionalInt dhtNodes() {
                try {
                    return node.dht()
                            .map(row -> OptionalInt.of(row.families().stream()
                                    .mapToInt(DhtRow.FamilyRow::nodes)
                                    .sum()))
                            .orElse(OptionalInt.empty());
                } catch (CompletionException late) {
                    return OptionalInt.empty();
                }
            }

            @Override
            public CompletableFuture<PortTest> testPort() {
                return node.testPort();
            }
        };
    }

    @Override
    public OverlayAccess overlay() {
        return overlay;
    }

    @Override
    public Player player() {
        return player;
    }

    @Override
    public Countries countries() {
        return countries;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public Path logs() {
        return state.logs();
    }

    @Override
    public void close() {
        background.shutdownNow();
        memory.close();
        player.close();
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "starling-reader");
        thread.setDaemon(true);
        return thread;
    }
}
