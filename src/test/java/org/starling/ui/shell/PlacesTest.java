package org.starling.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.starling.social.friends.FriendAlert;
import org.starling.social.friends.FriendState;
import org.starling.ui.FakeOverlay;
import org.starling.ui.FakeProgram;
import org.starling.ui.Rig;
import org.starling.ui.SampleLists;
import org.starling.ui.ShownWindow;
import org.starling.ui.program.overlay.Consent;
import org.starling.ui.program.overlay.Membership;
import org.starling.ui.program.overlay.Person;
import org.starling.ui.program.overlay.Trouble;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Friends, the own identity and the overlay, with mouse and keyboard. */
final class PlacesTest {
    @RegisterExtension
    final ShownWindow shown = ShownWindow.filled();

    private final FakeProgram program = shown.program;
    private final FakeOverlay overlay = program.overlay;

    private Rig rig() {
        return shown.rig();
    }

    private void open(FxRobot robot, KeyCode number) {
        robot.press(KeyCode.CONTROL, number).release(number, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void filled(FxRobot robot) {
        overlay.fill();
        tick(robot);
        open(robot, KeyCode.DIGIT2);
    }

    private void tick(FxRobot robot) {
        robot.interact(rig()::tick);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void click(FxRobot robot, String what) {
        robot.clickOn(what);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
    }

    private static boolean seen(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        return node.isVisible();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static void choose(FxRobot robot, String name) {
        ListView<Person> list = people(robot);
        robot.interact(() -> list.getItems().stream()
                .filter(one -> one.name().startsWith(name))
                .findFirst()
                .ifPresent(list.getSelectionModel()::select));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static ListView<Person> people(FxRobot robot) {
        return robot.lookup("#friends").queryListView();
    }

    private FriendState state(int number) {
        return overlay.people.stream()
                .filter(one -> one.permId().equals(FakeOverlay.permId(number)))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void nothingHappensBeforeTheUserTurnsItOnAndAnytimeItIsTurnedOff(FxRobot robot) throws TimeoutException {
        click(robot, "Friends");
        assertThat(seen(robot, "#consent")).isTrue();
        assertThat(overlay.calls).isEmpty();

        click(robot, "#consent-classic");
        click(robot, "#consent-on");
        assertThat(overlay.calls).containsExactly("agree CLASSIC false", "agree OVERLAY true");
        assertThat(seen(robot, "#consent")).isFalse();
        assertThat(seen(robot, "#friends-none")).isTrue();

        click(robot, "Overlay");
        assertThat(robot.lookup("#switch-classic").queryAs(CheckBox.class).isSelected())
                .isFalse();
        await(() -> !robot.lookup("#switch-overlay").query().isDisabled());
        click(robot, "#switch-overlay");
        await(overlay.agreed::isEmpty);
        assertThat(seen(robot, "#consent")).isTrue();
        assertThat(seen(robot, "#overlay-page")).isFalse();
    }

    @Test
    void whyItCannotBeTurnedOnIsSaidWhereItWasAsked(FxRobot robot) {
        overlay.trouble.set(Optional.of(Trouble.of(Trouble.Reason.KEY_DAMAGED)));
        open(robot, KeyCode.DIGIT4);
        click(robot, "#consent-on");
        assertThat(text(robot, "#consent-trouble")).contains("damaged");
    }

    @Test
    void theListComesBackWithItsGroup(FxRobot robot) {
        click(robot, "Errors");
        click(robot, "My identity");
        assertThat(seen(robot, "#consent")).isTrue();
        open(robot, KeyCode.DIGIT1);
        assertThat(seen(robot, "#consent")).isFalse();
        assertThat(robot.lookup("#transfers").queryTableView().getItems()).hasSize(1);
    }

    @Test
    void keysOfTheListDoNothingElsewhere(FxRobot robot) {
        TableView<?> table = robot.lookup("#transfers").queryTableView();
        robot.interact(() -> table.getSelectionModel().select(0));
        filled(robot);
        assertThat(robot.lookup("#torrent-pause").queryButton().isDisabled()).isTrue();
        robot.press(KeyCode.CONTROL, KeyCode.P).release(KeyCode.P, KeyCode.CONTROL);
        assertThat(program.library.calls()).isEmpty();

        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        assertThat(robot.lookup("#torrent-pause").queryButton().isDisabled()).isFalse();
    }

    @Test
    void anInvitationIsALinkACodeAndAFile(FxRobot robot) {
        filled(robot);
        click(robot, "#friends-invite");
        String link = robot.lookup("#invite-link").queryAs(TextField.class).getText();
        assertThat(link).startsWith("starling:friend?").contains("&token=");
        assertThat(robot.lookup("#invite-sheet .image-view")
                        .queryAs(ImageView.class)
                        .getImage()
                        .getWidth())
                .isGreaterThan(200);
        click(robot, "#invite-copy");
        assertThat(rig().clipboard.get()).isEqualTo(link);
        rig().answers.file.set(Optional.of(Path.of("for-zoe.starling")));
        click(robot, "#invite-save");
        assertThat(overlay.calls).contains("save for-zoe.starling");
        assertThat(text(robot, "#invite-told")).isEqualTo("Saved.");
    }

    @Test
    void anInvitationIsLookedAtBeforeItIsAccepted(FxRobot robot) {
        filled(robot);
        rig().clipboard.set(FakeOverlay.link(9, "Zoe", true));
        click(robot, "#friends-accept");
        assertThat(text(robot, "#accept-from")).isEqualTo("Invitation by Zoe");
        assertThat(overlay.people).hasSize(7);
        click(robot, "#accept-name");
        robot.write("Zo");
        click(robot, "#accept-yes");
        assertThat(overlay.people).hasSize(8);
        assertThat(robot.lookup("#accept-sheet").tryQuery()).isEmpty();
        choose(robot, "Zo");
        assertThat(text(robot, "#friend-name")).isEqualTo("Zo");
        click(robot, "#friend-withdraw");
        assertThat(overlay.people).hasSize(7);
    }

    @Test
    void whatIsNoInvitationIsSaid(FxRobot robot) {
        filled(robot);
        click(robot, "#friends-accept");
        assertThat(robot.lookup("#accept-yes").queryButton().isDisabled()).isTrue();
        robot.clickOn("#accept-link").write("magnet:?xt=1");
        assertThat(text(robot, "#accept-wrong")).contains("no invitation");
        rig().answers.file.set(Optional.of(Path.of("invitation")));
        click(robot, "#accept-file");
        assertThat(text(robot, "#accept-wrong")).isEmpty();
        assertThat(text(robot, "#accept-from")).isEqualTo("Invitation by Zoe");
    }

    @Test
    void aPastedInvitationOpensItself(FxRobot robot) {
        overlay.fill();
        tick(robot);
        robot.interact(() -> robot.lookup("#transfers").query().requestFocus());
        rig().clipboard.set(FakeOverlay.link(9, "Zoe", true));
        robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#accept-from")).isEqualTo("Invitation by Zoe");
        assertThat(seen(robot, "#friends-page")).isTrue();
    }

    @Test
    void aRequestIsAccepted(FxRobot robot) {
        filled(robot);
        assertThat(text(robot, "#friend-name")).isEqualTo("Emil Østergård");
        click(robot, "#friend-accept");
        assertThat(state(5)).isEqualTo(FriendState.FRIEND);
        assertThat(robot.lookup("#friend-accept").tryQuery()).isEmpty();
    }

    @Test
    void aRequestIsRefused(FxRobot robot) {
        filled(robot);
        click(robot, "#friend-refuse");
        assertThat(state(5)).isEqualTo(FriendState.DECLINED);
    }

    @Test
    void somebodyIsBlockedAndUnblocked(FxRobot robot) {
        filled(robot);
        choose(robot, "Carla");
        click(robot, "#friend-block");
        assertThat(state(2)).isEqualTo(FriendState.FRIEND);
        rig().answers.confirm.set(true);
        click(robot, "#friend-block");
        assertThat(state(2)).isEqualTo(FriendState.BLOCKED);
        click(robot, "#friend-unblock");
        assertThat(people(robot).getItems()).extracting(Person::name).doesNotContain("Carla");
    }

    @Test
    void theListWorksByKeyboard(FxRobot robot) {
        filled(robot);
        rig().answers.confirm.set(true);
        rig().answers.text.set(Optional.of("Bramble"));
        robot.type(KeyCode.DOWN).type(KeyCode.F2);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#friend-name")).isEqualTo("Bramble");
        robot.type(KeyCode.DELETE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rig().answers.asked).containsExactly("Remove Bramble?");
        assertThat(overlay.people).hasSize(6);
    }

    @Test
    void fingerprintsAreComparedSideBySide(FxRobot robot) {
        filled(robot);
        choose(robot, "Carla");
        assertThat(text(robot, "#compare-state")).contains("Not compared");
        assertThat(robot.lookup("#friend-detail .fingerprint").queryAll()).hasSize(2);
        click(robot, "#compare-same");
        assertThat(text(robot, "#compare-state")).contains("Compared by you");
        click(robot, "#compare-undo");
        assertThat(text(robot, "#compare-state")).contains("Not compared");
    }

    @Test
    void fingerprintsThatDifferEndInABlock(FxRobot robot) {
        filled(robot);
        choose(robot, "Carla");
        rig().answers.confirm.set(true);
        click(robot, "#compare-differ");
        assertThat(rig().answers.asked).containsExactly("The fingerprints of Carla differ");
        assertThat(state(2)).isEqualTo(FriendState.BLOCKED);
    }

    @Test
    void aRequestIsSaidOnceWithTheWayToIt(FxRobot robot) {
        overlay.fill();
        Instant at = SampleLists.NOW;
        overlay.alerts.add(new Membership.Alert(at, FriendAlert.Kind.REQUEST, FakeOverlay.permId(5), "Emil Østergård"));
        tick(robot);
        tick(robot);
        assertThat(rig().window.notices().all())
                .extracting(notice -> notice.text())
                .containsExactly("Emil Østergård wants to be your friend.");
        click(robot, "Show");
        assertThat(seen(robot, "#friends-page")).isTrue();
        assertThat(rig().window.notices().all()).isEmpty();
    }

    @Test
    void theNameThatFriendsSeeIsChanged(FxRobot robot) {
        filled(robot);
        open(robot, KeyCode.DIGIT3);
        robot.doubleClickOn("#identity-name").write("Countess").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(Objects.requireNonNull(overlay.me.get()).name()).isEqualTo("Countess");
        rig().answers.file.set(Optional.of(Path.of("huge.png")));
        click(robot, "#identity-picture");
        assertThat(rig().window.notices().all()).singleElement().asString().contains("10 KiB");
        click(robot, "#identity-permid-copy");
        assertThat(rig().clipboard.get()).isEqualTo(FakeOverlay.permId(0));
    }

    @Test
    void theIdentityIsSavedWithAPassphrase(FxRobot robot) {
        filled(robot);
        open(robot, KeyCode.DIGIT3);
        click(robot, "#identity-export");
        robot.clickOn("#export-passphrase").write("correct horse");
        robot.clickOn("#export-again").write("correct hose");
        assertThat(text(robot, "#export-check")).contains("not the same");
        assertThat(robot.lookup("#export-yes").queryButton().isDisabled()).isTrue();
        robot.doubleClickOn("#export-again")
                .interact(() ->
                        robot.lookup("#export-again").queryAs(TextField.class).setText("correct horse"));
        rig().answers.file.set(Optional.of(Path.of("there.pem")));
        click(robot, "#export-yes");
        assertThat(text(robot, "#export-told")).contains("Choose another name");
        rig().answers.file.set(Optional.of(Path.of("me.pem")));
        click(robot, "#export-yes");
        assertThat(text(robot, "#export-told")).isEqualTo("Saved to me.pem");
        assertThat(overlay.calls).contains("export me.pem correct horse");
    }

    @Test
    void aBackupIsUnlockedShownAndRestored(FxRobot robot) {
        filled(robot);
        open(robot, KeyCode.DIGIT3);
        rig().answers.file.set(Optional.of(Path.of("backup.pem")));
        click(robot, "#identity-restore");
        assertThat(text(robot, "#restore-told")).contains("locked");
        robot.clickOn("#restore-passphrase").write("wrong").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#restore-told")).contains("does not open with this passphrase");
        assertThat(robot.lookup("#restore-yes").queryButton().isDisabled()).isTrue();
        robot.interact(() ->
                robot.lookup("#restore-passphrase").queryAs(TextField.class).setText(FakeOverlay.PASSPHRASE));
        click(robot, "#restore-unlock");
        assertThat(robot.lookup("#restore-sheet .fingerprint").queryAll()).hasSize(1);
        click(robot, "#restore-tell");
        click(robot, "#restore-yes");
        assertThat(overlay.calls).contains("restore backup.pem true");
        assertThat(robot.lookup("#identity-permid").queryAs(TextField.class).getText())
                .isEqualTo(FakeOverlay.permId(8));
    }

    @Test
    void whatWasToldToWhomCanBeReadAndFiltered(FxRobot robot) {
        filled(robot);
        open(robot, KeyCode.DIGIT4);
        TableView<?> told = robot.lookup("#told").queryTableView();
        assertThat(told.getItems()).hasSize(6);
        robot.clickOn("#told-filter").write("carla");
        assertThat(told.getItems()).hasSize(2);
        click(robot, "Links");
        assertThat(robot.lookup("#links").queryTableView().getItems()).hasSize(4);
    }

    @Test
    void switchesActAtOnce(FxRobot robot) {
        filled(robot);
        open(robot, KeyCode.DIGIT4);
        click(robot, "#switch-rendezvous");
        click(robot, "#switch-friendsOnly");
        assertThat(overlay.agreed).contains(Consent.OVERLAY, Consent.RENDEZVOUS, Consent.FRIENDS_ONLY, Consent.CLASSIC);
        assertThat(List.copyOf(overlay.calls)).containsExactly("agree RENDEZVOUS true", "agree FRIENDS_ONLY true");
    }
}
