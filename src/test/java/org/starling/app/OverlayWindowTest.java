package org.starling.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.overlay.KeyBackup;
import org.starling.app.overlay.OverlayControl;
import org.starling.app.overlay.OverlayNode;
import org.starling.app.window.overlay.NodeOverlay;
import org.starling.engine.EngineConfig;
import org.starling.overlay.disclosure.Discretion;
import org.starling.overlay.permid.Passphrase;
import org.starling.rig.Await;
import org.starling.settings.LiveSettings;
import org.starling.settings.Settings;
import org.starling.social.friends.FriendException;
import org.starling.social.friends.FriendState;
import org.starling.ui.program.overlay.Consent;
import org.starling.ui.program.overlay.FriendDesk.Inviter;
import org.starling.ui.program.overlay.Membership;
import org.starling.ui.program.overlay.OverlayException;
import org.starling.ui.program.overlay.OverlayLook;
import org.starling.ui.program.overlay.OwnIdentity.SavedKey;
import org.starling.ui.program.overlay.Person;
import org.starling.ui.program.overlay.Told;
import org.starling.ui.program.overlay.Trouble;

/** What the window asks of the overlay, answered by two real instances over loopback. */
@Timeout(120)
final class OverlayWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final ExecutorService background = Executors.newCachedThreadPool();
    private Optional<Side> ada = Optional.empty();
    private Optional<Side> bram = Optional.empty();

    /** An instance. */
    private record Side(EngineNode engine, OverlayControl control, NodeOverlay overlay) {
        OverlayLook look() {
            return overlay.look().join();
        }

        Membership membership() {
            return look().membership().orElseThrow();
        }

        Person friend() {
            return membership().people().get(0);
        }
    }

    private Side side(String name) throws IOException {
        Path own = folder.resolve(name);
        EngineConfig config = EngineConfig.onLoopback(own.resolve("resume"), 16L << 20, 8, 16);
        EngineNode engine = new EngineNode(config, "Test/1");
        LiveSettings settings = new LiveSettings(Settings.USUAL, saved -> {});
        OverlayNode.Setting setting = new OverlayNode.Setting(
                own, settings::current, Discretion.SILENT, OverlayNode.FileSource.NONE, "Test 1");
        OverlayControl control =
                new OverlayControl(settings, given -> OverlayNode.start(engine.overlay(), setting, given));
        control.follow();
        return new Side(engine, control, new NodeOverlay(control, settings, own, background));
    }

    @BeforeEach
    void start() throws IOException {
        ada = Optional.of(side("ada"));
        bram = Optional.of(side("bram"));
    }

    @AfterEach
    void stop() {
        for (Side side : List.of(ada.orElseThrow(), bram.orElseThrow())) {
            side.control().close();
            side.engine().close();
        }
        background.shutdownNow();
    }

    private void turnOn(Side side, String name) {
        side.overlay().agree(Consent.OVERLAY, true).join();
        side.overlay().identity().rename(name).join();
    }

    private static Trouble.Reason trouble(CompletableFuture<?> asked) {
        try {
            asked.join();
            throw new AssertionError("it worked");
        } catch (CompletionException failed) {
            return ((OverlayException) Objects.requireNonNull(failed.getCause()))
                    .trouble()
                    .reason();
        }
    }

    @Test
    void nothingOfItExistsUntilItIsTurnedOn() {
        Side side = ada.orElseThrow();
        assertThat(side.look().isOn()).isFalse();
        assertThat(side.look().agreed()).containsExactly(Consent.CLASSIC);
        assertThat(trouble(side.overlay().friends().invite())).isEqualTo(Trouble.Reason.OFF);
        assertThat(trouble(side.overlay().identity().export(folder.resolve("none.pem"), "")))
                .isEqualTo(Trouble.Reason.NO_KEY);
        assertThat(side.overlay().told(10).join()).isEmpty();
        assertThat(folder.resolve("ada").resolve("keys")).doesNotExist();
    }

    @Test
    void twoBecomeFriendsAndEverythingToldIsListed() throws IOException {
        Side inviting = ada.orElseThrow();
        Side invited = bram.orElseThrow();
        turnOn(inviting, "Ada");
        turnOn(invited, "Bram");
        Path file = folder.resolve("invitation");
        inviting.overlay()
                .friends()
                .save(inviting.overlay().friends().invite().join(), file)
                .join();
        String link = invited.overlay().friends().open(file).join();
        Inviter inviter = invited.overlay().friends().read(link);
        assertThat(inviter.name()).isEqualTo("Ada");
        assertThat(inviter.permId()).isEqualTo(inviting.membership().me().permId());
        assertThat(inviter.certain()).isTrue();
        assertThat(inviting.overlay().friends().read(link).own()).isTrue();

        invited.overlay().friends().add(link, "").join();
        Await.until(PATIENCE, "they are friends", () -> isOnline(inviting, "Bram") && isOnline(invited, "Ada"));

        assertThat(inviting.membership().links()).singleElement().matches(one -> one.secure());
        assertThat(inviting.overlay()
                        .friends()
                        .fingerprint(invited.membership().me().permId()))
                .isEqualTo(invited.overlay()
                        .friends()
                        .fingerprint(inviting.friend().permId()));
        Await.until(
                PATIENCE,
                "it is recorded",
                () -> inviting.overlay().told(10).join().stream()
                        .anyMatch(told -> told.subject() == Told.Subject.PROFILE
                                && told.name().equals("Bram")));
        act(inviting, invited);
    }

    private static boolean isOnline(Side side, String name) {
        return side.membership().people().stream()
                .anyMatch(one -> one.state() == FriendState.FRIEND
                        && one.online()
                        && one.name().equals(name));
    }

    private static void act(Side side, Side other) {
        String who = side.friend().permId();
        side.overlay().friends().compared(who, true).join();
        side.overlay().friends().rename(who, "B").join();
        assertThat(side.friend().compared()).isTrue();
        assertThat(side.friend().name()).isEqualTo("B");
        side.overlay().friends().block(who).join();
        assertThat(side.friend().state()).isEqualTo(FriendState.BLOCKED);
        Await.until(PATIENCE, "the link ends", () -> !other.friend().online());
        side.overlay().friends().remove(who).join();
        assertThat(side.membership().people()).isEmpty();
        assertThatThrownBy(() -> side.overlay().friends().accept(who).join()).hasCauseInstanceOf(FriendException.class);
    }

    @Test
    void keysAreSavedAndRestored() throws IOException {
        Side old = ada.orElseThrow();
        turnOn(old, "Ada");
        String permId = old.membership().me().permId();
        Path backup = folder.resolve("backup.pem");
        old.overlay().identity().export(backup, "correct horse").join();
        assertThat(trouble(old.overlay().identity().export(backup, ""))).isEqualTo(Trouble.Reason.FILE_EXISTS);

        Side fresh = bram.orElseThrow();
        turnOn(fresh, "Bram");
        assertThat(trouble(fresh.overlay().identity().inspect(backup, ""))).isEqualTo(Trouble.Reason.PASSPHRASE_NEEDED);
        assertThat(trouble(fresh.overlay().identity().inspect(backup, "wrong horse")))
                .isEqualTo(Trouble.Reason.WRONG_PASSPHRASE);
        Files.writeString(folder.resolve("noise"), "noise");
        assertThat(trouble(fresh.overlay().identity().inspect(folder.resolve("noise"), "")))
                .isEqualTo(Trouble.Reason.KEY_DAMAGED);
        assertThat(fresh.overlay().identity().inspect(backup, "correct horse").join())
                .extracting(SavedKey::permId)
                .contains(permId);

        fresh.overlay().identity().restore(backup, "correct horse", true).join();
        assertThat(fresh.membership().me().permId()).isEqualTo(permId);
    }

    @Test
    void protectedKeysWaitForTheirPassphrase() throws Exception {
        Side side = ada.orElseThrow();
        turnOn(side, "Ada");
        String permId = side.membership().me().permId();
        new KeyBackup(folder.resolve("ada"), side.control())
                .protect(Optional.empty(), Optional.of(new Passphrase("correct horse")));
        side.control().passphrase(Optional.empty());
        side.control().restart();
        assertThat(side.look().isLocked()).isTrue();
        assertThat(trouble(side.overlay().unlock("wrong horse"))).isEqualTo(Trouble.Reason.WRONG_PASSPHRASE);
        assertThat(side.look().isLocked()).isTrue();
        side.overlay().unlock("correct horse").join();
        assertThat(side.look().isLocked()).isFalse();
        assertThat(side.membership().me().permId()).isEqualTo(permId);
    }

    @Test
    void consentIsSavedAndActs() {
        Side side = ada.orElseThrow();
        side.overlay().agree(Consent.CLASSIC, false).join();
        turnOn(side, "Ada");
        assertThat(side.membership().me().classicPermId()).isEmpty();
        side.overlay().agree(Consent.RENDEZVOUS, true).join();
        assertThat(side.look().agreed()).containsExactlyInAnyOrder(Consent.OVERLAY, Consent.RENDEZVOUS);
        side.overlay().agree(Consent.OVERLAY, false).join();
        assertThat(side.look().isOn()).isFalse();
    }
}
