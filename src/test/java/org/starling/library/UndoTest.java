package org.starling.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.starling.library.LibraryRig.get;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.TorrentLimits;
import org.starling.library.category.Category;
import org.starling.library.share.ShareLimits;
import org.starling.library.undo.UndoStep;
import org.starling.library.undo.UndoStep.Kind;
import org.starling.wire.InfoHash;

class UndoTest {
    @TempDir
    Path folder;

    private LibraryRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new LibraryRig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void reopen() throws IOException {
        rig.close();
        open();
    }

    private Path trash(InfoHash hash) {
        return folder.resolve("data/.starling-trash").resolve(hash.hex());
    }

    @Test
    void aRemovedTorrentComesBackWithEverything() throws IOException {
        InfoHash hash = rig.add("film");
        get(rig.library.labels().tag(List.of(hash), Set.of("x")));
        rig.running(hash).downloaded = 9;
        get(rig.library.remove(hash, false));
        InfoHash other = rig.add("other");
        assertThat(rig.library.list()).hasSize(1);
        reopen();
        UndoStep step = rig.library.snapshot().undo().get(0);
        assertThat(step.kind()).isEqualTo(Kind.REMOVE);
        assertThat(step.subject()).isEqualTo("film");
        assertThat(get(rig.library.undo().undo())).isEqualTo(step);
        assertThat(rig.engine.running).containsOnlyKeys(hash, other);
        assertThat(rig.view(hash).labels().tags()).containsExactly("x");
        assertThat(rig.view(hash).totals().downloaded()).isEqualTo(9);
        assertThat(rig.library.snapshot().undo()).isEmpty();
        reopen();
        assertThat(rig.library.list()).hasSize(2);
    }

    @Test
    void removedDataLiesInTheTrashUntilItsTimeIsOver() throws IOException {
        InfoHash hash = rig.add("film");
        get(rig.library.remove(hash, true));
        assertThat(rig.engine.log).contains("offline move " + hash.hex());
        Files.createDirectories(trash(hash).resolve("film"));
        Files.writeString(trash(hash).resolve("film/a"), "data");
        reopen();
        assertThat(trash(hash)).exists();
        rig.clock.advance(Duration.ofMinutes(59));
        rig.library.round();
        assertThat(rig.library.snapshot().undo()).hasSize(1);
        rig.clock.advance(Duration.ofMinutes(1));
        rig.until(
                "it is deleted",
                () -> !Files.exists(folder.resolve("data/.starling-trash"))
                        && rig.engine.log.contains("forget without data"));
        assertThat(rig.library.snapshot().undo()).isEmpty();
        assertThatThrownBy(() -> get(rig.library.undo().undo()))
                .cause()
                .satisfies(cause ->
                        assertThat(((LibraryException) cause).kind()).isEqualTo(LibraryException.Kind.NOTHING_TO_UNDO));
    }

    @Test
    void removedDataComesBackToWhereItWas() {
        InfoHash hash = rig.add("film");
        get(rig.library.remove(hash, true));
        get(rig.library.undo().undo());
        assertThat(rig.engine.log).contains("offline move data");
        assertThat(rig.view(hash).settings().folder()).isEqualTo(folder.resolve("data"));
        assertThat(rig.engine.running).containsKey(hash);
    }

    @Test
    void whatIsInTheListAgainIsNotReplaced() {
        InfoHash hash = rig.add("film");
        get(rig.library.remove(hash, false));
        rig.add("film");
        assertThatThrownBy(() -> get(rig.library.undo().undo()))
                .cause()
                .satisfies(cause ->
                        assertThat(((LibraryException) cause).kind()).isEqualTo(LibraryException.Kind.CANNOT_UNDO));
        rig.clock.advance(Duration.ofHours(2));
        rig.until("the step is over", () -> rig.library.snapshot().undo().isEmpty());
        assertThat(rig.engine.log).noneMatch(line -> line.startsWith("forget"));
        assertThat(rig.engine.running).containsKey(hash);
    }

    @Test
    void withoutTimeForTakingBackItIsGone() throws IOException {
        rig.close();
        LibraryOptions usual = LibraryOptions.USUAL;
        rig = new LibraryRig(
                folder,
                new LibraryOptions(
                        usual.limits(),
                        usual.rates(),
                        usual.queue(),
                        usual.share(),
                        usual.landing(),
                        usual.finish(),
                        0,
                        Duration.ZERO));
        InfoHash hash = rig.add("film");
        get(rig.library.limit(hash, new TorrentLimits(1, 1, 1)));
        get(rig.library.remove(hash, true));
        assertThat(rig.engine.log).contains("forget with data");
        assertThat(rig.library.snapshot().undo()).isEmpty();
    }

    @Test
    void limitsMovesAndChecksAreTakenBackNewestFirst() throws IOException {
        InfoHash hash = rig.add("film");
        get(rig.library.limit(hash, new TorrentLimits(5, 0, 0)));
        get(rig.library.limit(hash, new TorrentLimits(7, 0, 0)));
        get(rig.library.share(hash, Optional.of(ShareLimits.NONE)));
        get(rig.library.move(hash, folder.resolve("elsewhere"), progress -> {}));
        get(rig.library.recheck(hash));
        reopen();
        assertThat(rig.library.snapshot().undo())
                .extracting(UndoStep::kind)
                .containsExactly(Kind.RECHECK, Kind.MOVE, Kind.SHARE_LIMIT, Kind.LIMIT, Kind.LIMIT);
        get(rig.library.undo().undo());
        assertThat(rig.engine.log).contains("restore 1");
        assertThat(rig.engine.running).containsKey(hash);
        get(rig.library.undo().undo());
        assertThat(rig.view(hash).settings().folder()).isEqualTo(folder.resolve("data"));
        get(rig.library.undo().undo());
        assertThat(rig.view(hash).share().own()).isEmpty();
        get(rig.library.undo().undo());
        assertThat(rig.running(hash).settings.limits()).isEqualTo(new TorrentLimits(5, 0, 0));
        get(rig.library.undo().undo());
        assertThat(rig.view(hash).settings().limits()).isEqualTo(TorrentLimits.NONE);
        assertThat(rig.library.snapshot().undo()).isEmpty();
    }

    @Test
    void anyStepCanBeTakenBackAlone() {
        InfoHash one = rig.add("one");
        InfoHash two = rig.add("two");
        get(rig.library.limit(one, new TorrentLimits(5, 0, 0)));
        get(rig.library.limit(two, new TorrentLimits(7, 0, 0)));
        long older = rig.library.snapshot().undo().get(1).id();
        get(rig.library.undo().undo(older));
        assertThat(rig.view(one).settings().limits()).isEqualTo(TorrentLimits.NONE);
        assertThat(rig.view(two).settings().limits().down()).isEqualTo(7);
    }

    @Test
    void aCategoryGetsItsLimitsBack() {
        get(rig.library.labels().put(Category.named("slow")));
        get(rig.library.labels().put(new Category("slow", Optional.empty(), 5, 5, Optional.empty())));
        get(rig.library.undo().undo());
        assertThat(rig.library.snapshot().organisation().category("slow")).contains(Category.named("slow"));
    }

    @Test
    void whatFailedIsNothingToTakeBack() {
        InfoHash hash = rig.add("film");
        assertThatThrownBy(() -> get(rig.library.rename(hash, 7, "x"))).hasCauseInstanceOf(LibraryException.class);
        rig.engine.refuseMoves = true;
        assertThatThrownBy(() -> get(rig.library.move(hash, folder.resolve("x"), progress -> {})))
                .isInstanceOf(RuntimeException.class);
        assertThat(rig.library.snapshot().undo()).isEmpty();
    }

    @Test
    void dataThatCannotBePutAsideIsDeleted() {
        InfoHash hash = rig.add("film");
        rig.engine.refuseMoves = true;
        get(rig.library.remove(hash, true));
        assertThat(rig.engine.log).contains("forget with data");
        assertThat(rig.library.list()).isEmpty();
        rig.engine.refuseMoves = false;
        get(rig.library.undo().undo());
        assertThat(rig.view(hash).settings().folder()).isEqualTo(folder.resolve("data"));
        assertThat(rig.engine.log).doesNotContain("offline move data");
    }

    @Test
    void aDamagedStepIsLostAndThatIsSaid() throws IOException {
        InfoHash hash = rig.add("film");
        get(rig.library.limit(hash, new TorrentLimits(5, 0, 0)));
        get(rig.library.limit(hash, new TorrentLimits(6, 0, 0)));
        rig.close();
        Path steps = folder.resolve("list/undo");
        Files.write(steps.resolve("1.step"), new byte[0]);
        Files.write(steps.resolve("1.step.old"), new byte[] {1});
        open();
        assertThat(rig.library.snapshot().undo()).hasSize(1);
        assertThat(rig.library.snapshot().notices())
                .extracting(LibraryNotice::kind)
                .containsExactly(LibraryNotice.Kind.UNDO_LOST);
    }
}
