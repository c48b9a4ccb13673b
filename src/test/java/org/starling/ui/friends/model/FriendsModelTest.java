package org.starling.ui.friends.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.starling.social.friends.FriendState;
import org.starling.ui.DirectThreads;
import org.starling.ui.FakeOverlay;
import org.starling.ui.overlay.model.OverlayModel;
import org.starling.ui.program.overlay.Consent;
import org.starling.ui.program.overlay.Person;
import org.starling.ui.text.Words;

final class FriendsModelTest {
    private final FakeOverlay overlay = new FakeOverlay();
    private final OverlayModel looks =
            new OverlayModel(overlay, new DirectThreads(), Words.of(Locale.ENGLISH), sentence -> {});
    private final FriendsModel model = new FriendsModel(looks);

    @Test
    void thoseWhoWaitForTheUserComeFirst() {
        overlay.fill();
        looks.refresh();
        assertThat(model.people())
                .extracting(Person::name)
                .containsExactly(
                        "Emil Østergård", "Bram de Vries", "Carla", "Daan", "ليلى حداد", "Fatima", "spam-o-mat");
        assertThat(model.waiting().get()).isEqualTo(1);
        assertThat(model.friends()).isEqualTo(4);
        assertThat(model.online()).isEqualTo(2);
    }

    @Test
    void theChosenOneStaysChosenWhereverTheyGo() {
        overlay.fill();
        looks.refresh();
        model.choose(model.find(FakeOverlay.permId(5)));
        looks.run(overlay.accept(FakeOverlay.permId(5)), done -> {});
        assertThat(model.chosen().get().map(Person::state)).contains(FriendState.FRIEND);
        assertThat(model.people().get(0).name()).isEqualTo("Bram de Vries");
        assertThat(model.waiting().get()).isZero();
    }

    @Test
    void aLineStaysWhereItIsWhileItsPersonChanges() {
        overlay.fill();
        looks.refresh();
        Person untouched = model.people().get(2);
        looks.run(overlay.compared(FakeOverlay.permId(3), false), done -> {});
        assertThat(model.people().get(2)).isSameAs(untouched);
        assertThat(model.people().get(3).compared()).isFalse();
    }

    @Test
    void theFirstIsChosenWhenTheChosenOneIsGone() {
        overlay.fill();
        looks.refresh();
        model.choose(model.find(FakeOverlay.permId(7)));
        looks.run(overlay.remove(FakeOverlay.permId(7)), done -> {});
        assertThat(model.chosen().get().map(Person::name)).contains("Emil Østergård");
    }

    @Test
    void nobodyIsThereWhileItIsOff() {
        overlay.fill();
        looks.refresh();
        looks.agree(Consent.OVERLAY, false);
        assertThat(model.people()).isEmpty();
        assertThat(model.chosen().get()).isEmpty();
        assertThat(model.ownFingerprint()).isEmpty();
    }

    @Test
    void bothFingerprintsCanBeCompared() {
        overlay.fill();
        looks.refresh();
        Person bram = model.find(FakeOverlay.permId(1)).orElseThrow();
        assertThat(model.fingerprint(bram).words()).hasSize(12);
        assertThat(model.ownFingerprint()).isNotEqualTo(Optional.of(model.fingerprint(bram)));
        assertThat(model.ownFingerprint().orElseThrow().digits()).hasSize(8);
    }
}
