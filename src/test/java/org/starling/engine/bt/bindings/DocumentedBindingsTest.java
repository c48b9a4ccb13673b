package org.starling.engine.bt.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import bt.runtime.BtRuntime;
import bt.runtime.Config;
import com.google.inject.Binding;
import com.google.inject.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.starling.net.SelectorLoop;
import org.starling.wire.PeerId;

/** docs/engine-bt.md against the injector. */
final class DocumentedBindingsTest {

    private static final Pattern ROW = Pattern.compile("^\\| `(.+)` \\| (kept|wrapped|replaced) \\| .+ \\|$");

    private SelectorLoop loop;
    private BtRuntime runtime;

    @BeforeEach
    void create() throws IOException {
        loop = SelectorLoop.start("test");
        BridgePorts ports =
                new BridgePorts(loop, PeerId.random("-SG0100-", new Random(1)), 10, false, (codec, swarms) -> {
                    throw new AssertionError("no connections here");
                });
        runtime = BtRuntime.builder(new Config())
                .disableAutomaticShutdown()
                .disableStandardExtensions()
                .module(new StarlingModule(ports))
                .build();
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void everyBindingOfBtIsListedOnce() throws IOException {
        assertThat(documented().keySet()).isEqualTo(BtBindings.all().keySet());
    }

    @Test
    void whatIsKeptIsBtsAndTheRestIsOurs() throws IOException {
        Map<String, Key<?>> keys = BtBindings.all();
        documented().forEach((name, verdict) -> {
            Binding<?> binding = runtime.getInjector().getBinding(keys.get(name));
            boolean ours = binding.getSource().toString().contains("org.starling");
            assertThat(ours).as(name + " is " + verdict).isEqualTo(!verdict.equals("kept"));
        });
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs/engine-bt.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(rows.put(row.group(1), row.group(2))).isNull();
            }
        }
        return rows;
    }
}
