package org.starling.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.starling.app.SampleTorrents;
import org.starling.engine.Metainfo;
import org.starling.library.TorrentView;
import org.starling.ui.transfers.model.Tick;
import org.starling.ui.transfers.model.TickMaker;

/**
 * A program: measures the window with 10,000 torrents, of which a tenth changes each second: {@code mvn -Ppictures
 * test-compile exec:exec -Dwindow.program=org.starling.ui.WindowBench}.
 */
public final class WindowBench {
    private static final int TORRENTS = 10_000;
    private static final int TICKS = 40;

    /** Processor time, so that what else the machine does is not counted. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private WindowBench() {}

    public static void main(String[] args) throws Exception {
        FakeProgram program = new FakeProgram();
        program.remembered.put("appearance", "LIGHT");
        Metainfo metainfo = SampleTorrents.film();
        SampleLists.many(TORRENTS, 0).forEach(view -> program.library.put(view, metainfo));

        long started = System.nanoTime();
        Fx.begin();
        Stage stage = Fx.call(Stage::new);
        Rig rig = Fx.call(() -> {
            Rig made = new Rig(program, Locale.ENGLISH);
            stage.setScene(made.window.scene());
            stage.show();
            return made;
        });
        TickMaker maker = new TickMaker(program);
        Tick first = maker.next();
        Fx.run(() -> rig.window.apply(first));
        Fx.painted(stage.getScene());
        report("toolkit, window and 10,000 rows painted, from a running JVM", (System.nanoTime() - started) / 1e6);
        ticks(program, maker, rig, stage);
        keystrokes(rig, stage);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        report("heap after collection, MiB", (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0);
        Platform.exit();
    }

    private static void ticks(FakeProgram program, TickMaker maker, Rig rig, Stage stage) throws Exception {
        List<Double> window = new ArrayList<>();
        List<Double> background = new ArrayList<>();
        for (int tick = 1; tick <= TICKS; tick++) {
            for (int i = 0; i < TORRENTS; i += 10) {
                TorrentView now = SampleLists.one(i, tick);
                program.library.change(now.infoHash(), old -> now);
            }
            long begun = CLOCK.getCurrentThreadCpuTime();
            Tick made = maker.next();
            background.add((CLOCK.getCurrentThreadCpuTime() - begun) / 1e6);
            window.add(Fx.call(() -> {
                long from = CLOCK.getCurrentThreadCpuTime();
                rig.window.apply(made);
                return (CLOCK.getCurrentThreadCpuTime() - from) / 1e6;
            }));
            Fx.painted(stage.getScene());
        }
        report("a tick on the window's thread, processor ms: median", median(window));
        report("a tick on the window's thread, processor ms: worst of the second half", worst(window));
        report("a tick on its own thread, processor ms: median", median(background));
    }

    private static void keystrokes(Rig rig, Stage stage) throws Exception {
        List<Double> times = new ArrayList<>();
        List<Double> work = new ArrayList<>();
        TextField filter = (TextField) rig.window.scene().lookup("#filter");
        for (int round = 0; round < 6; round++) {
            for (String text : List.of("s", "si", "sin", "sint", "sintel", "state:seeding", "size>1G", "")) {
                long begun = System.nanoTime();
                work.add(Fx.call(() -> {
                    long from = CLOCK.getCurrentThreadCpuTime();
                    filter.setText(text);
                    return (CLOCK.getCurrentThreadCpuTime() - from) / 1e6;
                }));
                Fx.painted(stage.getScene());
                times.add((System.nanoTime() - begun) / 1e6);
            }
        }
        report("keystroke, before layout, processor ms: median", median(work));
        report("keystroke to painted, ms: median", median(times));
        report("keystroke to painted, ms: worst of the second half", worst(times));
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double worst(List<Double> values) {
        return Arrays.stream(values.subList(values.size() / 2, values.size()).toArray(Double[]::new))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    private static void report(String what, double value) {
        System.out.printf(Locale.ROOT, "%-62s %8.1f%n", what, value);
    }
}
