package org.starling.ui.identity.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.ui.DirectThreads;
import org.starling.ui.FakeOverlay;
import org.starling.ui.identity.model.RestoreModel.State;
import org.starling.ui.overlay.model.OverlayModel;
import org.starling.ui.text.Words;

/** Saving keys and restoring them. */
final class BackupModelsTest {
    private static final Path FILE = Path.of("backup.pem");

    private final FakeOverlay overlay = new FakeOverlay();
    private final OverlayModel looks =
            new OverlayModel(overlay, new DirectThreads(), Words.of(Locale.ENGLISH), sentence -> {});
    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "'', '', NONE",
        "short, short, SHORT",
        "'', correct horse, SHORT",
        "correct horse, correct hose, DIFFERS",
        "correct horse, correct horse, GOOD",
        "ждёмвесн, ждёмвесн, GOOD"
    })
    void aPassphraseIsLongAndTypedTwice(String first, String second, ExportModel.Check check) {
        assertThat(new ExportModel(looks).type(first, second)).isEqualTo(check);
    }

    @Test
    void nothingIsSavedWithAPassphraseThatNobodyWillKnow() {
        ExportModel model = new ExportModel(looks);
        model.type("correct horse", "correct hose");
        model.export(FILE, () -> told.add("saved"), told::add);
        assertThat(told).isEmpty();
        assertThat(overlay.calls).isEmpty();

        model.type("correct horse", "correct horse");
        model.export(FILE, () -> told.add("saved"), told::add);
        assertThat(told).containsExactly("saved");
        assertThat(overlay.calls).containsExactly("export backup.pem correct horse");
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() {
        new ExportModel(looks).export(Path.of("there.pem"), () -> told.add("saved"), told::add);
        assertThat(told).singleElement().asString().contains("there.pem", "another name");
    }

    @Test
    void aLockedBackupIsUnlockedFirst() {
        RestoreModel model = new RestoreModel(looks, FILE);
        model.unlock("");
        assertThat(closed(model)).contains("Type its passphrase");
        model.unlock("wrong");
        assertThat(closed(model)).contains("does not open");
        model.unlock(FakeOverlay.PASSPHRASE);
        State.Open open = (State.Open) model.state().get();
        assertThat(open.keys()).hasSize(1);
        assertThat(open.same()).isFalse();
        assertThat(overlay.calls).isEmpty();

        model.restore(true, () -> told.add("done"), told::add);
        assertThat(told).containsExactly("done");
        assertThat(Objects.requireNonNull(overlay.me.get()).permId()).isEqualTo(FakeOverlay.permId(8));
    }

    @Test
    void theIdentityInUseNeedsNoRestoring() {
        overlay.fill();
        looks.refresh();
        RestoreModel model = new RestoreModel(looks, Path.of("same.pem"));
        model.unlock(FakeOverlay.PASSPHRASE);
        assertThat(((State.Open) model.state().get()).same()).isTrue();
        assertThat(model.canTellFriends()).isTrue();
    }

    private static String closed(RestoreModel model) {
        return ((State.Closed) model.state().get()).sentence();
    }
}
