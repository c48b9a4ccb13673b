package org.starling.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.starling.library.LibraryRig.get;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.FilePriority;
import org.starling.engine.RunCounts;
import org.starling.engine.TorrentLimits;
import org.starling.library.category.Category;
import org.starling.library.category.FilingRule;
import org.starling.library.category.Labels;
import org.starling.library.finish.FinishOptions;
import org.starling.library.finish.WhenDone;
import org.starling.library.share.ShareLimits;
import org.starling.library.share.ShareLimits.Match;
import org.starling.library.share.ShareLimits.Then;
import org.starling.library.statistics.DayTotal;
import org.starling.library.watch.WatchFolder;
import org.starling.library.watch.WatchFolder.After;
import org.starling.wire.InfoHash;

/** Categories, tags, limits of sharing, where data goes, watched folders, statistics. */
class ArrangingTest {
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

    private static Category category(String name, Path folder) {
        return new Category(name, Optional.of(folder), 0, 0, Optional.empty());
    }

    @Test
    void labelsAreGivenRenamedTakenAndKept() throws IOException {
        InfoHash hash = rig.add("film");
        get(rig.library.labels().put(Category.named("video/films")));
        get(rig.library.labels().categorise(List.of(hash), Optional.of("video/films"), false));
        get(rig.library.labels().tag(List.of(hash), Set.of("new", "lang/de")));
        get(rig.library.labels().renameCategory("video", "moving pictures"));
        get(rig.library.labels().renameTag("lang", "language"));
        get(rig.library.labels().untag(List.of(hash), Set.of("new")));
        open(LibraryOptions.USUAL);
        Labels labels = rig.view(hash).labels();
        assertThat(labels.category()).contains("moving pictures/films");
        assertThat(labels.tags()).containsExactly("language/de");
        assertThat(rig.library.snapshot().organisation().categories())
                .extracting(Category::name)
                .containsExactly("moving pictures/films");
        assertThat(rig.library.snapshot().organisation().tags()).containsExactly("language/de", "new");
        get(rig.library.labels().removeCategory("moving pictures"));
        get(rig.library.labels().removeTag("language"));
        assertThat(rig.view(hash).labels()).isEqualTo(Labels.NONE);
        assertThat(rig.library.snapshot().organisation().categories()).isEmpty();
        assertThatThrownBy(() -> get(rig.library.labels().categorise(List.of(hash), Optional.of("none"), false)))
                .cause()
                .satisfies(cause -> assertThat(((LibraryException) cause).kind())
                        .isEqualTo(LibraryException.Kind.NO_SUCH_CATEGORY));
        assertThatThrownBy(() -> get(rig.library.labels().tag(List.of(hash), Set.of("a//b"))))
                .cause()
                .satisfies(cause ->
                        assertThat(((LibraryException) cause).kind()).isEqualTo(LibraryException.Kind.BAD_LABEL));
    }

    @Test
    void whatTorrentsAreFiledUnderIsKnownEvenIfTheListOfLabelsIsLost() throws IOException {
        InfoHash hash = rig.add("film", Filing.in("films"));
        rig.close();
        for (String version : List.of("organisation", "organisation.old")) {
            Files.write(folder.resolve("list").resolve(version), new byte[] {1});
        }
        rig = new LibraryRig(folder);
        assertThat(rig.library.snapshot().organisation().category("films")).isPresent();
        assertThat(rig.view(hash).labels().category()).contains("films");
        assertThat(rig.library.snapshot().notices())
                .extracting(LibraryNotice::kind)
                .containsExactly(LibraryNotice.Kind.STATE_LOST);
    }

    @Test
    void rulesFileWhatIsAddedAndTheCategoryHasAFolder() {
        Path films = folder.resolve("films");
        get(rig.library.labels().put(category("films", films)));
        get(rig.library
                .labels()
                .rules(List.of(new FilingRule("*film*", "*.example", Optional.of("films"), Set.of("auto")))));
        InfoHash byRule = rig.add("a film", new Filing(Labels.NONE, false, false));
        InfoHash elsewhere = rig.add("another film");
        assertThat(rig.view(byRule).labels()).isEqualTo(Labels.of(Optional.of("films"), Set.of("auto")));
        assertThat(rig.view(byRule).settings().folder()).isEqualTo(films);
        assertThat(rig.view(elsewhere).settings().folder()).isEqualTo(folder.resolve("data"));
        get(rig.library.labels().categorise(List.of(elsewhere), Optional.of("films"), true));
        assertThat(rig.view(elsewhere).settings().folder()).isEqualTo(films);
    }

    @Test
    void aCategorysRateIsSharedByItsTorrents() {
        get(rig.library.labels().put(new Category("slow", Optional.empty(), 100_000, 0, Optional.empty())));
        InfoHash busy = rig.add("busy", Filing.in("slow"));
        InfoHash idle = rig.add("idle", Filing.in("slow/er"));
        InfoHash other = rig.add("other");
        get(rig.library.limit(busy, new TorrentLimits(90_000, 5, 0)));
        rig.running(busy).downRate = 95_000;
        rig.library.round();
        assertThat(rig.running(busy).settings.limits()).isEqualTo(new TorrentLimits(83_616, 5, 0));
        assertThat(rig.running(idle).settings.limits()).isEqualTo(new TorrentLimits(16_384, 0, 0));
        assertThat(rig.running(other).settings.limits()).isEqualTo(TorrentLimits.NONE);
        assertThat(rig.view(busy).settings().limits().down()).isEqualTo(90_000);
        get(rig.library.labels().removeCategory("slow"));
        rig.library.round();
        assertThat(rig.running(busy).settings.limits()).isEqualTo(new TorrentLimits(90_000, 5, 0));
        assertThat(rig.running(idle).settings.limits()).isEqualTo(TorrentLimits.NONE);
    }

    private static ShareLimits ratio(double ratio, Then then) {
        return new ShareLimits(Optional.of(ratio), Optional.empty(), Optional.empty(), Match.ANY, then);
    }

    @Test
    void whatWasSharedEnoughIsPausedOnceAndNotAgain() {
        InfoHash hash = rig.add("film");
        get(rig.library.share(hash, Optional.of(ratio(1.5, Then.PAUSE))));
        rig.running(hash).complete();
        rig.running(hash).uploaded = 44;
        rig.library.round();
        assertThat(rig.view(hash).paused()).isFalse();
        rig.running(hash).uploaded = 45;
        rig.until("it is paused", () -> rig.view(hash).paused() && rig.engine.running.isEmpty());
        assertThat(rig.view(hash).share().reached()).isTrue();
        assertThat(rig.view(hash).share().ratio()).isEqualTo(1.5);
        get(rig.library.resume(hash));
        rig.running(hash).complete();
        rig.library.round();
        rig.library.round();
        assertThat(rig.view(hash).paused()).isFalse();
    }

    @Test
    void theLimitsOfTheTorrentComeBeforeThoseOfItsCategoryAndThoseOfAll() throws IOException {
        open(LibraryOptions.USUAL.withShare(ratio(1, Then.PAUSE)));
        ShareLimits ofCategory = ratio(2, Then.PAUSE);
        get(rig.library.labels().put(new Category("kept", Optional.empty(), 0, 0, Optional.of(ofCategory))));
        InfoHash kept = rig.add("kept", Filing.in("kept"));
        InfoHash plain = rig.add("plain");
        rig.library.round();
        assertThat(rig.view(plain).share().inForce()).isEqualTo(ratio(1, Then.PAUSE));
        assertThat(rig.view(kept).share().inForce()).isEqualTo(ofCategory);
        get(rig.library.share(kept, Optional.of(ShareLimits.NONE)));
        assertThat(rig.view(kept).share().inForce()).isEqualTo(ShareLimits.NONE);
    }

    @Test
    void sharingEndsByTimeOrSilenceToo() {
        ShareLimits limits = new ShareLimits(
                Optional.empty(),
                Optional.of(Duration.ofHours(1)),
                Optional.of(Duration.ofMinutes(10)),
                Match.ALL,
                Then.REMOVE);
        InfoHash hash = rig.add("film");
        get(rig.library.share(hash, Optional.of(limits)));
        rig.running(hash).complete();
        rig.running(hash).run = new RunCounts(3_600, 3_600, 0, 0);
        rig.library.round();
        rig.clock.advance(Duration.ofMinutes(9));
        rig.running(hash).uploaded = 1;
        rig.library.round();
        rig.clock.advance(Duration.ofMinutes(9));
        rig.library.round();
        assertThat(rig.library.list()).hasSize(1);
        rig.clock.advance(Duration.ofMinutes(1));
        rig.until("it is removed", () -> rig.library.list().isEmpty());
    }

    @Test
    void dataIsMovedHomeWhenCompleteAndThenTheProgramRuns() throws IOException {
        Path incomplete = folder.resolve("incomplete");
        Path complete = folder.resolve("complete");
        open(LibraryOptions.USUAL
                .withLanding(new LandingOptions(
                        Optional.empty(), Optional.of(incomplete), Optional.of(complete), List.of("a")))
                .withFinish(new FinishOptions(List.of("tool", "{path}", "{category}"), true, WhenDone.SUSPEND)));
        InfoHash hash = rig.add("../film: I", new Filing(Labels.NONE, false, false));
        assertThat(rig.view(hash).settings().folder()).isEqualTo(incomplete);
        assertThat(rig.view(hash).settings().priorities()).containsExactly(FilePriority.SKIP, FilePriority.NORMAL);
        rig.until("it stays awake", () -> rig.awake);
        rig.running(hash).complete();
        rig.until("the program runs", () -> !rig.programs.isEmpty());
        assertThat(rig.engine.log).contains("move complete");
        assertThat(rig.view(hash).settings().folder()).isEqualTo(complete);
        assertThat(rig.programs)
                .containsExactly(List.of("tool", complete.resolve(".._film_ I").toString(), ""));
        rig.until("the machine may rest", () -> !rig.awake && rig.done.equals(List.of(WhenDone.SUSPEND)));
    }

    @Test
    void aWatchedFolderAddsWhatIsPutThere() throws IOException {
        Path watched = Files.createDirectory(folder.resolve("watched"));
        get(rig.library.watchFolders(List.of(new WatchFolder(
                watched,
                false,
                Optional.of(folder.resolve("out")),
                Labels.of(Optional.of("auto"), Set.of()),
                true,
                After.RENAME))));
        Files.write(watched.resolve("film.torrent"), FakeMetainfos.torrent("film", "http://one/announce"));
        Files.writeString(watched.resolve("bad.torrent"), "no torrent");
        Files.writeString(
                watched.resolve("link.magnet"),
                "magnet:?xt=urn:btih:" + FakeMetainfos.hashOf("link").hex() + "\n");
        rig.until("they are added", () -> {
            rig.clock.advance(Duration.ofSeconds(5));
            return Files.exists(watched.resolve("film.torrent.added"))
                    && Files.exists(watched.resolve("link.magnet.added"))
                    && !rig.library.snapshot().notices().isEmpty();
        });
        TorrentView view = rig.view(FakeMetainfos.hashOf("film"));
        assertThat(view.labels().category()).contains("auto");
        assertThat(view.paused()).isTrue();
        assertThat(view.settings().folder()).isEqualTo(folder.resolve("out"));
        assertThat(rig.library.snapshot().notices())
                .extracting(LibraryNotice::kind)
                .containsExactly(LibraryNotice.Kind.WATCHED_FILE_REFUSED);
        rig.close();
        rig = new LibraryRig(folder);
        assertThat(rig.library.snapshot().watchFolders()).hasSize(1);
        assertThatThrownBy(() -> get(rig.library.watchFolders(List.of(new WatchFolder(
                        folder.resolve("gone"), false, Optional.empty(), Labels.NONE, false, After.DELETE)))))
                .hasCauseInstanceOf(LibraryException.class);
    }

    @Test
    void aWatchedFolderThatIsAwayDoesNotKeepOthersFromBeingChanged() throws IOException {
        WatchFolder away = watched(Files.createDirectory(folder.resolve("away")));
        get(rig.library.watchFolders(List.of(away)));
        Files.delete(away.folder());
        WatchFolder other = watched(Files.createDirectory(folder.resolve("other")));
        get(rig.library.watchFolders(List.of(away, other)));
        assertThat(rig.library.snapshot().watchFolders()).containsExactly(away, other);
    }

    private static WatchFolder watched(Path path) {
        return new WatchFolder(path, false, Optional.empty(), Labels.NONE, false, After.RENAME);
    }

    @Test
    void daysAreWrittenForEachAndForAll() {
        LocalDate today = LocalDate.of(2026, 11, 26);
        InfoHash one = rig.add("one");
        InfoHash two = rig.add("two");
        rig.running(one).downloaded = 100;
        rig.running(two).uploaded = 7;
        get(rig.library.remove(two, false));
        rig.clock.advance(Duration.ofMinutes(1));
        rig.library.round();
        assertThat(get(rig.library.statistics().days(today, today))).containsExactly(new DayTotal(today, 100, 7));
        rig.clock.advance(Duration.ofDays(1));
        rig.running(one).downloaded = 150;
        rig.library.round();
        assertThat(get(rig.library.statistics().days(one, today, today.plusDays(1))))
                .containsExactly(new DayTotal(today, 100, 0), new DayTotal(today.plusDays(1), 50, 0));
    }
}
