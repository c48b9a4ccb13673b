package org.starling.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.starling.library.LibraryRig.get;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.EngineLimits;
import org.starling.library.queue.QueueLimits;
import org.starling.library.queue.QueueMove;
import org.starling.library.queue.SlowRule;
import org.starling.library.schedule.RateMode;
import org.starling.library.schedule.RatePlan;
import org.starling.library.schedule.RateStatus;
import org.starling.library.schedule.WeekGrid;
import org.starling.wire.InfoHash;

/** Which torrents run: the queue, the schedule, the room on the disk. */
class QueueTest {
    private static final QueueLimits ONE_DOWNLOAD =
            new QueueLimits(1, 0, 0, new SlowRule(true, 1_000, 1_000, Duration.ofMinutes(1)));

    @TempDir
    Path folder;

    private LibraryRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new LibraryRig(folder);
    }

    private void open(LibraryOptions options) throws IOException {
        rig.close();
        rig = new LibraryRig(folder, options);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private List<String> order() {
        return rig.library.list().stream()
                .sorted(Comparator.comparingInt(view -> view.queue().position()))
                .map(TorrentView::name)
                .toList();
    }

    @Test
    void othersWaitForTheirTurnAndGetItWhenOneIsComplete() throws IOException {
        open(LibraryOptions.USUAL.withQueue(ONE_DOWNLOAD));
        InfoHash first = rig.add("first");
        InfoHash second = rig.add("second");
        rig.running(first).downRate = 5_000;
        assertThat(rig.engine.running).containsOnlyKeys(first);
        assertThat(rig.view(second).hold()).contains(Hold.QUEUED);
        assertThat(rig.view(second).queue().position()).isEqualTo(2);
        rig.running(first).complete();
        rig.until("the second runs", () -> rig.engine.running.containsKey(second));
        assertThat(rig.engine.running).containsKey(first);
        assertThat(rig.view(second).hold()).isEmpty();
    }

    @Test
    void aSlowDownloadTakesNoPlaceAndKeepsItsOwn() throws IOException {
        open(LibraryOptions.USUAL.withQueue(ONE_DOWNLOAD));
        InfoHash first = rig.add("first");
        InfoHash second = rig.add("second");
        InfoHash third = rig.add("third");
        rig.library.round();
        rig.clock.advance(Duration.ofSeconds(59));
        rig.library.round();
        assertThat(rig.engine.running).containsOnlyKeys(first);
        rig.clock.advance(Duration.ofSeconds(1));
        rig.until("the second runs", () -> rig.engine.running.containsKey(second));
        rig.running(second).downRate = 5_000;
        rig.library.round();
        rig.clock.advance(Duration.ofMinutes(2));
        rig.library.round();
        assertThat(rig.engine.running).containsOnlyKeys(first, second).doesNotContainKey(third);
        rig.running(first).downRate = 5_000;
        rig.library.round();
        rig.clock.advance(Duration.ofMinutes(1));
        rig.until("the second has to wait", () -> !rig.engine.running.containsKey(second));
        assertThat(rig.engine.running).containsOnlyKeys(first);
    }

    @Test
    void theOrderIsChangedAndKept() throws IOException {
        open(LibraryOptions.USUAL);
        InfoHash a = rig.add("a");
        InfoHash b = rig.add("b");
        rig.add("c");
        InfoHash d = rig.add("d", new Filing(Filing.NONE.labels(), true, true));
        rig.library.round();
        assertThat(order()).containsExactly("d", "a", "b", "c");
        get(rig.library.queue().move(List.of(d, b), QueueMove.BOTTOM));
        rig.library.round();
        assertThat(order()).containsExactly("a", "c", "d", "b");
        get(rig.library.queue().move(List.of(b), QueueMove.UP));
        get(rig.library.queue().move(List.of(a), QueueMove.DOWN));
        rig.library.round();
        assertThat(order()).containsExactly("c", "a", "b", "d");
        get(rig.library.queue().move(List.of(d, b), QueueMove.TOP));
        rig.close();
        open(LibraryOptions.USUAL);
        assertThat(order()).containsExactly("b", "d", "c", "a");
        assertThatThrownBy(() -> get(rig.library.queue().move(List.of(a, InfoHash.ZERO), QueueMove.TOP)))
                .hasCauseInstanceOf(LibraryException.class);
    }

    @Test
    void whoIsForcedRunsInAnyCaseAndAfterARestart() throws IOException {
        LibraryOptions options = LibraryOptions.USUAL.withQueue(ONE_DOWNLOAD);
        open(options);
        InfoHash first = rig.add("first");
        InfoHash second = rig.add("second");
        get(rig.library.pause(second));
        get(rig.library.queue().force(second, true));
        rig.until("it runs", () -> rig.engine.running.containsKey(second));
        assertThat(rig.view(second).paused()).isFalse();
        rig.close();
        open(options);
        assertThat(rig.engine.running).containsOnlyKeys(first, second);
        get(rig.library.queue().force(second, false));
        rig.until("it waits again", () -> !rig.engine.running.containsKey(second));
    }

    @Test
    void theScheduleChangesTheRatesAndStopsAllButTheForced() throws IOException {
        EngineLimits normal = EngineLimits.USUAL.withRates(900, 800);
        // Thursday, 12:30
        WeekGrid grid = WeekGrid.NORMAL
                .with(java.time.DayOfWeek.THURSDAY, 13, 14, RateMode.ALTERNATIVE)
                .with(java.time.DayOfWeek.THURSDAY, 14, 15, RateMode.STOPPED);
        open(LibraryOptions.USUAL.withLimits(normal).withRates(new RatePlan(true, grid, 100, 50)));
        InfoHash free = rig.add("free");
        InfoHash forced = rig.add("forced");
        get(rig.library.queue().force(forced, true));
        assertThat(rig.engine.log).contains("limits " + normal);
        assertThat(rig.library.snapshot().rates())
                .isEqualTo(new RateStatus(
                        RateMode.NORMAL, false, Optional.of(rig.clock.instant().plusSeconds(1_800))));
        rig.clock.advance(Duration.ofMinutes(30));
        rig.library.round();
        assertThat(rig.engine.log).contains("limits " + normal.withRates(100, 50));
        rig.clock.advance(Duration.ofHours(1));
        rig.until("it has stopped", () -> !rig.engine.running.containsKey(free));
        assertThat(rig.engine.running).containsOnlyKeys(forced);
        assertThat(rig.view(free).hold()).contains(Hold.SCHEDULE);
        get(rig.library.switchRates(Optional.of(RateMode.NORMAL)));
        rig.until("it goes on", () -> rig.engine.running.containsKey(free));
        assertThat(rig.library.snapshot().rates().byHand()).isTrue();
        get(rig.library.switchRates(Optional.empty()));
        rig.until("it has stopped again", () -> !rig.engine.running.containsKey(free));
    }

    @Test
    void whatIsSwitchedByHandIsKept() throws IOException {
        open(LibraryOptions.USUAL);
        get(rig.library.switchRates(Optional.of(RateMode.ALTERNATIVE)));
        rig.close();
        open(LibraryOptions.USUAL.withRates(new RatePlan(false, WeekGrid.NORMAL, 7, 7)));
        assertThat(rig.library.snapshot().rates().mode()).isEqualTo(RateMode.ALTERNATIVE);
        assertThat(rig.engine.log).contains("limits " + EngineLimits.USUAL.withRates(7, 7));
    }

    @Test
    void downloadsWaitWhileTheDiskIsNearlyFull() throws IOException {
        open(LibraryOptions.USUAL.withReserve(100L << 20));
        InfoHash download = rig.add("download");
        InfoHash complete = rig.add("complete");
        rig.running(complete).complete();
        rig.free = 99L << 20;
        rig.clock.advance(Duration.ofSeconds(10));
        rig.until("the download waits", () -> !rig.engine.running.containsKey(download));
        assertThat(rig.view(download).hold()).contains(Hold.DISK_SPACE);
        assertThat(rig.engine.running).containsOnlyKeys(complete);
        rig.free = 1L << 30;
        rig.clock.advance(Duration.ofSeconds(10));
        rig.until("it goes on", () -> rig.engine.running.containsKey(download));
    }

    @Test
    void rowsThatHaveNotChangedAreTheSameObjects() throws IOException {
        open(LibraryOptions.USUAL.withQueue(ONE_DOWNLOAD));
        InfoHash first = rig.add("first");
        InfoHash second = rig.add("second");
        InfoHash third = rig.add("third");
        rig.library.round();
        LibrarySnapshot before = rig.library.snapshot();
        rig.library.round();
        get(rig.library.labels().tag(List.of(second), java.util.Set.of("x")));
        LibrarySnapshot after = rig.library.snapshot();
        assertThat(after.torrents().get(2)).isSameAs(before.torrents().get(2));
        assertThat(after.torrents().get(1)).isNotSameAs(before.torrents().get(1));
        assertThat(after.warnings()).isSameAs(before.warnings());
        assertThat(after.undo()).isSameAs(before.undo());
        assertThat(after.watchFolders()).isSameAs(before.watchFolders());
        assertThat(rig.view(third)).isSameAs(after.torrents().get(2));
        assertThat(first).isNotEqualTo(third);
    }
}
