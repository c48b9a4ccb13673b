package org.starling.ui;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;
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
    public final AtomicReference<String> clipboard = new AtomicReference<>("");
    public final AtomicBoolean quit = new AtomicBoolean();
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
        themes.apply();
        Desktop desktop = new Desktop() {
            @Override
            public void open(Path path) {
                opened.add(path.toString());
            }

            @Override
            public void copy(String text) {
                clipboard.set(text);
            }

            @Override
            public String pasted() {
                return clipboard.get();
            }
        };
        this.window = new MainWindow(new Surroundings(
                program,
                kit,
                threads,
                answers,
                desktop,
                themes,
                InstantSource.fixed(SampleLists.NOW),
                () -> quit.set(true)));
        this.ticks = new TickMaker(program);
    }

    /** In English, light, of usual size, with what the program has already; on JavaFX's thread. */
    public static Rig show(Stage stage, FakeProgram program) {
        return show(stage, program, Locale.ENGLISH);
    }

    /** The same in another language. */
    public static Rig show(Stage stage, FakeProgram program, Locale locale) {
        program.remembered.put("appearance", "LIGHT");
        Rig rig = new Rig(program, locale);
        stage.setScene(rig.window.scene());
        stage.setWidth(1_280);
        stage.setHeight(800);
        stage.show();
        rig.tick();
        return rig;
    }

    /** What the ticker does once a second. */
    public void tick() {
        window.apply(ticks.next());
    }

    /** What the user would answer. */
    public static final class Answers implements Dialogs {
        public final AtomicReference<List<Path>> torrents = new AtomicReference<>(List.of());
        public final AtomicReference<Optional<Path>> folder = new AtomicReference<>(Optional.empty());
        public final AtomicReference<Optional<Boolean>> remove = new AtomicReference<>(Optional.empty());
        public final AtomicReference<Optional<Path>> file = new AtomicReference<>(Optional.empty());
        public final AtomicBoolean confirm = new AtomicBoolean();
        public final AtomicReference<Optional<Close>> close = new AtomicReference<>(Optional.empty());
        public final List<String> asked = new ArrayList<>();
        public final AtomicReference<Optional<String>> text = new AtomicReference<>(Optional.empty());

        @Override
        public List<Path> chooseTorrents() {
            return torrents.get();
        }

        @Override
        public Optional<Path> chooseFolder(Path start) {
            return folder.get();
        }

        @Override
        public Optional<Path> chooseContent(boolean asFolder) {
            return folder.get();
        }

        @Override
        public Optional<Path> saveTorrent(String name) {
            return folder.get().map(path -> path.resolve(name + ".torrent"));
        }

        @Override
        public Optional<Boolean> remove(List<String> names) {
            return remove.get();
        }

        @Override
        public Optional<String> lines(String title, String label, String now) {
            return text.get();
        }

        @Override
        public Optional<Close> close(boolean icon) {
            asked.add("close " + icon);
            return close.get();
        }

        @Override
        public Optional<String> ask(String title, String label, String now) {
            return text.get();
        }

        @Override
        public boolean confirm(String title, String question, String yes) {
            asked.add(title);
            return confirm.get();
        }

        @Override
        public Optional<Path> chooseFile(String title) {
            return file.get();
        }

        @Override
        public Optional<Path> saveFile(String title, String name) {
            return file.get();
        }
    }
}
