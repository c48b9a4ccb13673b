package org.starling.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.starling.engine.DiskFailure;
import org.starling.engine.TorrentPhase;
import org.starling.library.TorrentView;
import org.starling.ui.DirectThreads;
import org.starling.ui.FakeProgram;
import org.starling.ui.SampleLists;
import org.starling.ui.desktop.DesktopMessage.Kind;
import org.starling.ui.text.Figures;
import org.starling.ui.text.Words;
import org.starling.ui.transfers.model.TickMaker;
import org.starling.wire.InfoHash;

/** What the desktop is told, on a desktop that keeps it. */
final class BesideWindowTest {
    private final FakeProgram program = new FakeProgram();
    private final List<DesktopMessage> messages = new ArrayList<>();
    private final FakeTray tray = new FakeTray();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final List<String> done = new ArrayList<>();
    private final Words words = Words.of(Locale.ENGLISH);
    private final BesideWindow beside = new BesideWindow(
            program,
            new Figures(words, ZoneOffset.UTC),
            words,
            new DirectThreads(),
            new DesktopLink(messages::add, tray, () -> {}),
            looking::get);
    private final TickMaker ticks = new TickMaker(program);

    @BeforeEach
    void begin() {
        SampleLists.fill(program);
        beside.apply(ticks.next());
    }

    private InfoHash unfinished(int skip) {
        return program.library.list().stream()
                .filter(view -> view.completed().isEmpty())
                .skip(skip)
                .findFirst()
                .orElseThrow()
                .infoHash();
    }

    private void complete(int count) {
        for (int i = 0; i < count; i++) {
            program.library.change(unfinished(0), BesideWindowTest::completed);
        }
        beside.apply(ticks.next());
    }

    private static TorrentView completed(TorrentView view) {
        return new TorrentView(
                view.infoHash(),
                view.name(),
                view.size(),
                view.size(),
                view.paused(),
                view.added(),
                Optional.of(Instant.EPOCH),
                view.totals(),
                view.settings(),
                view.live(),
                view.problem(),
                view.hold(),
                view.labels(),
                view.queue(),
                view.share(),
                view.trackers());
    }

    @Test
    void whatWasSoBeforeIsNoNews() {
        assertThat(messages).isEmpty();
        beside.apply(ticks.next());
        assertThat(messages).isEmpty();
    }

    @Test
    void aDownloadThatBecameCompleteIsToldOnce() {
        String name = program.library.find(unfinished(0)).orElseThrow().name();
        complete(1);
        beside.apply(ticks.next());
        assertThat(messages).containsExactly(new DesktopMessage(Kind.NEWS, "Download complete", name));
    }

    @Test
    void manyAtOnceAreOneMessage() {
        complete(4);
        assertThat(messages)
                .containsExactly(new DesktopMessage(Kind.NEWS, "Download complete", "4 downloads are complete."));
    }

    @Test
    void troubleIsTold() {
        InfoHash hash = program.library.list().stream()
                .filter(view -> view.live().isPresent() && view.problem().isEmpty())
                .findFirst()
                .orElseThrow()
                .infoHash();
        program.library.change(
                hash,
                view -> org.starling.app.SampleTorrents.running(
                        view,
                        new TorrentPhase.Blocked(new DiskFailure(DiskFailure.Kind.FULL, "/data", "full")),
                        view.verified(),
                        0));
        beside.apply(ticks.next());
        assertThat(messages).hasSize(1).first().extracting(DesktopMessage::kind).isEqualTo(Kind.TROUBLE);
    }

    @Test
    void whoLooksIsNotTold() {
        looking.set(true);
        complete(1);
        looking.set(false);
        BesideWindow.tellMessages(program.memory(), false);
        complete(1);
        assertThat(messages).isEmpty();
        BesideWindow.tellMessages(program.memory(), true);
        complete(1);
        assertThat(messages).hasSize(1);
    }

    @Test
    void theIconHasAMenuAndTheRates() {
        assertThat(beside.hasIcon()).isFalse();
        beside.begin(new BesideWindow.Actions(() -> done.add("show"), () -> done.add("quit")));
        assertThat(beside.hasIcon()).isTrue();
        beside.apply(ticks.next());
        assertThat(tray.tips).hasSize(1).first().asString().startsWith("Starling: ");

        tray.menu.orElseThrow().activate().run();
        tray.choose("Quit");
        tray.choose("Pause all");
        assertThat(done).containsExactly("show", "quit");
        assertThat(program.library.calls())
                .hasSize(program.library.list().size())
                .allMatch(call -> call.startsWith("pause "));
    }

    /** Has a place for icons, and keeps what it gets. */
    private static final class FakeTray implements TrayIcon {
        final List<String> tips = new ArrayList<>();
        Optional<TrayMenu> menu = Optional.empty();

        void choose(String label) {
            menu.orElseThrow().items().stream()
                    .filter(item -> item.label().equals(label))
                    .forEach(item -> item.action().run());
        }

        @Override
        public boolean show(TrayMenu shown) {
            menu = Optional.of(shown);
            return true;
        }

        @Override
        public void tip(String text) {
            tips.add(text);
        }

        @Override
        public void close() {
            menu = Optional.empty();
        }
    }
}
