package org.starling.ui;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.starling.engine.TorrentLimits;
import org.starling.ui.bridge.FxThreads;
import org.starling.ui.bridge.Threads;
import org.starling.ui.controls.Desktop;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.shell.MainWindow;
import org.starling.ui.shell.Surroundings;
import org.starling.ui.text.Figures;
import org.starling.ui.text.Words;
import org.starling.ui.theme.Themes;
import org.starling.ui.transfers.model.TickMaker;

/** A window on a program without an engine, with dialogs that answer by themselves. */
public final class Rig {
    public final FakeProgram program;
    public final Kit kit;
    public final MainWindow window;
    public final Themes themes;
    public final Answers answers = new Answers();
    public final List<String> opened = new ArrayList<>();
    public volatile String clipboard = "";
    public volatile boolean quit;
    private final TickMaker ticks;

    /** On JavaFX's thread. */
    public Rig(FakeProgram program, Locale locale) {
        this(program, locale, new FxThreads());
    }

    public Rig(FakeProgram program, Locale locale, Threads threads) {
        this.program = program;
        Words words = Words.of(locale);
        this.kit = new Kit(words, new Figures(words, ZoneOffset.UTC));
        this.themes = new Themes(program.memory(), threads, () -> false);
        Desktop desktop = new Desktop() {
            @Override
            public void open(Path path) {
                opened.add(path.toString());
            }

            @Override
            public void copy(String text) {
                clipboard = text;
            }

            @Override
            public String pasted() {
                return clipboard;
            }
        };
        this.window = new MainWindow(new Surroundings(
                program, kit, threads, answers, desktop, themes, InstantSource.fixed(SampleLists.NOW), () -> quit = true));
        this.ticks = new TickMaker(program);
    }

    /** What the ticker does once a second. */
    public void tick() {
        window.apply(ticks.next());
    }

    /** What the user would answer. */
    public static final class Answers implements Dialogs {
        public List<Path> torrents = List.of();
        public Optional<Path> folder = Optional.empty();
        public Optional<Boolean> remove = Optional.empty();
        public Optional<TorrentLimits> limits = Optional.empty();
        public Optional<String> text = Optional.empty();

        @Override
        public List<Path> chooseTorrents() {
            return torrents;
        }

        @Override
        public Optional<Path> chooseFolder(Path start) {
            return folder;
        }

        @Override
        public Optional<Path> chooseContent(boolean asFolder) {
            return folder;
        }

        @Override
        public Optional<Path> saveTorrent(String name) {
            return folder.map(path -> path.resolve(name + ".torrent"));
        }

        @Override
        public Optional<Boolean> remove(List<String> names) {
            return remove;
        }

        @Override
        public Optional<TorrentLimits> limits(TorrentLimits now, int count) {
            return limits;
        }

        @Override
        public Optional<String> ask(String title, String label, String now) {
            return text;
        }
    }
}
