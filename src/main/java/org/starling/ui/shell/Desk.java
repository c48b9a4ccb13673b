package org.starling.ui.shell;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.ui.bridge.FxThreads;
import org.starling.ui.bridge.Ticker;
import org.starling.ui.bridge.Toolkit;
import org.starling.ui.controls.FxDialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.controls.SystemDesktop;
import org.starling.ui.desktop.BesideWindow;
import org.starling.ui.desktop.Closing;
import org.starling.ui.desktop.DesktopLink;
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
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final FxThreads threads = new FxThreads();
    private final Toolkit toolkit;
    private final Program program;
    private final String osName;
    private final DesktopLink link;
    private volatile Optional<Opened> opened = Optional.empty();

    private record Opened(Stage stage, MainWindow window, Ticker<Tick> ticker) {}

    /** @param link to the desktop; closed with the window */
    public Desk(Toolkit toolkit, Program program, String osName, DesktopLink link) {
        this.toolkit = toolkit;
        this.program = program;
        this.osName = osName;
        this.link = link;
    }

    /**
     * Returns when the window is there.
     *
     * @throws RuntimeException with the toolkit's reason if there is no screen
     */
    public void open() throws InterruptedException {
        toolkit.run(this::show);
    }

    private void show() {
        Thread.currentThread().setUncaughtExceptionHandler(Desk::uncaught);
        Words words = words();
        Kit kit = new Kit(words, new Figures(words, ZoneId.systemDefault()));
        Stage stage = new Stage();
        Themes themes = new Themes(program.memory(), threads, new SystemAppearance(osName)::dark);
        themes.apply();
        FxDialogs dialogs = new FxDialogs(kit, () -> stage);
        MainWindow window = new MainWindow(new Surroundings(
                program,
                kit,
                threads,
                dialogs,
                new SystemDesktop(osName, threads),
                themes,
                InstantSource.system(),
                ended::countDown));
        BesideWindow beside = new BesideWindow(
                program, kit.figures(), words, threads, link, () -> stage.isShowing() && stage.isFocused());
        Ticker<Tick> ticker = new Ticker<>(threads, new TickMaker(program)::next, tick -> {
            window.apply(tick);
            beside.apply(tick);
        });
        window.onChange(ticker::soon);
        FirstSight.tell(window.scene(), window.model(), threads);
        stage.setTitle(words.get("app.name"));
        stage.getIcons()
                .add(new Image(
                        Objects.requireNonNull(Desk.class.getResourceAsStream("/org/starling/ui/starling.png"))));
        stage.setScene(window.scene());
        react(stage, themes, new Closing(program.memory(), beside::hasIcon, dialogs, stage::hide, ended::countDown));
        WindowPlace.remember(stage, program.memory());
        stage.show();
        ticker.start();
        opened = Optional.of(new Opened(stage, window, ticker));
        beside.begin(new BesideWindow.Actions(() -> present(List.of()), ended::countDown));
    }

    private Words words() {
        return Words.of(program.memory()
                .get(SettingsSheet.LANGUAGE)
                .map(Locale::forLanguageTag)
                .orElseGet(Locale::getDefault));
    }

    private static void react(Stage stage, Themes themes, Closing closing) {
        stage.setOnCloseRequest(event -> {
            event.consume();
            closing.asked();
        });
        stage.focusedProperty().addListener((of, was, now) -> {
            if (now) {
                themes.apply();
            }
        });
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

    /**
     * Does not wait for the toolkit: where the system ends the process, that is ended by a hook of its own at the same
     * time, and might never answer.
     */
    @Override
    public void close() {
        opened.ifPresent(now -> now.ticker().close());
        link.close();
        threads.window(() -> opened.ifPresent(now -> now.stage().hide()));
        threads.close();
    }

    /** What is drawn after the toolkit's hook has run is rejected, and no defect. */
    private static void uncaught(Thread thread, Throwable thrown) {
        if (thrown instanceof RejectedExecutionException) {
            LOG.debug("drawn too late", thrown);
        } else {
            LOG.error("a defect in the window", thrown);
        }
    }
}
