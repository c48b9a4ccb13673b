package org.starling.ui.overlay.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.starling.ui.DirectThreads;
import org.starling.ui.FakeOverlay;
import org.starling.ui.program.overlay.Consent;
import org.starling.ui.program.overlay.FriendDesk;
import org.starling.ui.program.overlay.OverlayAccess;
import org.starling.ui.program.overlay.OverlayLook;
import org.starling.ui.program.overlay.OwnIdentity;
import org.starling.ui.program.overlay.Told;
import org.starling.ui.program.overlay.Trouble;
import org.starling.ui.text.Words;

final class OverlayModelTest {
    private final FakeOverlay overlay = new FakeOverlay();
    private final List<String> failures = new ArrayList<>();

    private OverlayModel model(OverlayAccess access) {
        return new OverlayModel(access, new DirectThreads(), Words.of(Locale.ENGLISH), failures::add);
    }

    @Test
    void itIsOffUntilTheUserAgrees() {
        OverlayModel model = model(overlay);
        model.refresh();
        assertThat(model.look().get().isOn()).isFalse();

        model.agree(Consent.OVERLAY, true);
        assertThat(model.look().get().isOn()).isTrue();
        assertThat(model.turning().get()).isFalse();

        model.agree(Consent.OVERLAY, false);
        assertThat(model.membership()).isEmpty();
    }

    @Test
    void whyItCannotBeTurnedOnIsSaid() {
        overlay.trouble.set(Optional.of(Trouble.of(Trouble.Reason.KEY_DAMAGED)));
        OverlayModel model = model(overlay);
        model.agree(Consent.OVERLAY, true);
        assertThat(failures).singleElement().asString().contains("damaged", "backup");
        assertThat(model.look().get().trouble()).isPresent();
    }

    @Test
    void aLookThatBeganBeforeAChangeIsFollowedByAnother() {
        SlowAccess slow = new SlowAccess();
        OverlayModel model = model(slow);
        model.refresh();
        model.refresh();
        model.refresh();
        assertThat(slow.looks).hasSize(1);

        slow.looks.remove().complete(OverlayLook.OFF);
        assertThat(slow.looks).hasSize(1);

        slow.looks.remove().complete(new OverlayLook(overlay.agreed, Optional.empty(), Optional.empty()));
        assertThat(slow.looks).isEmpty();
        assertThat(model.look().get().agreed()).containsExactly(Consent.CLASSIC);
    }

    @Test
    void aLookThatFailsDoesNotEndLooking() {
        SlowAccess slow = new SlowAccess();
        OverlayModel model = model(slow);
        model.refresh();
        slow.looks.remove().completeExceptionally(new IllegalStateException());
        model.refresh();
        assertThat(slow.looks).hasSize(1);
    }

    /** Answers when the test says so. */
    private static final class SlowAccess implements OverlayAccess {
        private final Deque<CompletableFuture<OverlayLook>> looks = new ArrayDeque<>();

        @Override
        public CompletableFuture<OverlayLook> look() {
            CompletableFuture<OverlayLook> look = new CompletableFuture<>();
            looks.add(look);
            return look;
        }

        @Override
        public CompletableFuture<Void> agree(Consent consent, boolean yes) {
            throw new IllegalStateException("not asked");
        }

        @Override
        public CompletableFuture<Void> unlock(String passphrase) {
            throw new IllegalStateException("not asked");
        }

        @Override
        public CompletableFuture<List<Told>> told(int most) {
            throw new IllegalStateException("not asked");
        }

        @Override
        public FriendDesk friends() {
            throw new IllegalStateException("not asked");
        }

        @Override
        public OwnIdentity identity() {
            throw new IllegalStateException("not asked");
        }
    }
}
