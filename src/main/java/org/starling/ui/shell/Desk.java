package org.starling.ui.shell;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.starling.ui.bridge.FxThreads;
import org.starling.ui.bridge.Ticker;
import org.starling.ui.controls.FxDialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.controls.SystemDesktop;
import org.starling.ui.program.Program;
import org.starling.ui.settings.SettingsSheet;
import org.starling.ui.text.Figures;
import org.starling.ui.text.Words;
import org.starling.ui.theme.SystemAppearance;
import org.starling.ui.theme.Themes;
import org.starling.ui.transfers.model.Tick;
import org.starling.ui.transfers.model.TickMaker;

/** Opens the window on a real screen and keeps it until the user ends it. */
public final class Desk implements AutoCloseable {
    private static final long START_SECONDS = 30;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final FxThreads threads = new FxThreads();
    private final Program program;
    private final String osName;
    private volatile Optional<Opened> opened = Optional.empty();

    private record Opened(Stage stage, MainWindow window, Ticker<Tick> ticker) {}

    public Desk(Program program, String osName) {
        this.program = program;
        this.osName = osName;
    }

    /**
     * Returns when the window is there.
     *
     * @throws RuntimeException with the toolkit's reason if there is no screen
     */
    public void open() throws InterruptedException {
        CountDownLatch shown = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(() -> {
            try {
                show();
            } finally {
                shown.countDown();
            }
        });
        if (!shown.await(START_SECONDS, TimeUnit.SECONDS) || opened.isEmpty()) {
            throw new IllegalStateException("the window did not open");
        }
    }

    private void show() {
        Words words = Words.of(program.memory()
                .get(SettingsSheet.LANGUAGE)
                .map(Locale::forLanguageTag)
                .orElseGet(Locale::getDefault));
        Kit kit = new Kit(words, new Figures(words, ZoneId.systemDefault()));
        Stage stage = new Stage();
        Themes themes = new Themes(program.memory(), threads, new SystemAppearance(osName)::dark);
        themes.apply();
        MainWindow window = new MainWindow(new Surroundings(
                program,
                kit,
                threads,
                new FxDialogs(kit, () -> stage),
                new SystemDesktop(osName, threads),
                themes,
                InstantSource.system(),
                ended::countDown));
        Ticker<Tick> ticker = new Ticker<>(threads, new TickMaker(program)::next, window::apply);
        window.onChange(ticker::soon);
        stage.setTitle(words.get("app.name"));
        stage.getIcons()
                .add(new Image(
                        Objects.requireNonNull(Desk.class.getResourceAsStream("/org/starling/ui/starling.png"))));
        stage.setScene(window.scene());
        stage.setOnCloseRequest(event -> ended.countDown());
        stage.focusedProperty().addListener((of, was, now) -> {
            if (now) {
                themes.apply();
            }
        });
        WindowPlace.remember(stage, program.memory());
        stage.show();
        ticker.start();
        opened = Optional.of(new Opened(stage, window, ticker));
    }

    /** Brings the window to the front, with torrents that somebody wants to add. Any thread. */
    public void present(List<String> sources) {
        threads.window(() -> opened.ifPresent(now -> {
            now.stage().setIconified(false);
            now.stage().show();
            now.stage().toFront();
            now.stage().requestFocus();
            now.window().open(sources);
        }));
    }

    /** Waits until the user wants to end; true if that came in time. */
    public boolean awaitEnd(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        opened.ifPresent(now -> now.ticker().close());
        threads.window(() -> opened.ifPresent(now -> now.stage().close()));
        threads.close();
        Platform.exit();
    }
}
