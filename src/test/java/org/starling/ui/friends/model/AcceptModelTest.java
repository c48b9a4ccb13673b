package org.starling.ui.friends.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.starling.social.friends.FriendState;
import org.starling.ui.DirectThreads;
import org.starling.ui.FakeOverlay;
import org.starling.ui.friends.model.AcceptModel.State;
import org.starling.ui.overlay.model.OverlayModel;
import org.starling.ui.program.overlay.Person;
import org.starling.ui.text.Words;

final class AcceptModelTest {
    private final FakeOverlay overlay = new FakeOverlay();
    private final OverlayModel looks =
            new OverlayModel(overlay, new DirectThreads(), Words.of(Locale.ENGLISH), sentence -> {});
    private final FriendsModel friends = new FriendsModel(looks);
    private final AcceptModel model = new AcceptModel(looks, friends);

    @BeforeEach
    void fill() {
        overlay.fill();
        looks.refresh();
    }

    private State typed(String text) {
        model.type(text);
        return model.state().get();
    }

    private String wrong(String text) {
        return ((State.Wrong) typed(text)).sentence();
    }

    @Test
    void whoInvitesIsSeenBeforeAnythingIsSent() {
        State.Known known = (State.Known) typed("  " + FakeOverlay.link(9, "Zoë", true) + "\n");
        assertThat(known.inviter().name()).isEqualTo("Zoë");
        assertThat(known.inviter().certain()).isTrue();
        assertThat(known.inviter().addresses()).containsExactly("198.51.100.29:6881");
        assertThat(known.inviter().fingerprint().words()).hasSize(12);
        assertThat(known.known()).isEmpty();
        assertThat(overlay.people).hasSize(7);
    }

    @Test
    void whatCannotBeAcceptedSaysWhy() {
        assertThat(typed(" ")).isInstanceOf(State.Empty.class);
        assertThat(wrong("magnet:?xt=urn:btih:00")).contains("starling:friend?");
        assertThat(wrong(FakeOverlay.link(0, "Ada", true))).contains("your own");
        assertThat(wrong(FakeOverlay.link(7, "spam", true))).contains("Unblock");
    }

    @Test
    void whoIsAFriendAlreadyIsSaid() {
        State.Known known = (State.Known) typed(FakeOverlay.link(1, "Bram", false));
        assertThat(known.known()).contains(FriendState.FRIEND);
        assertThat(known.inviter().certain()).isFalse();
    }

    @Test
    void theAnswerIsWrittenDown() {
        List<String> done = new ArrayList<>();
        model.type(FakeOverlay.link(9, "Zoë", true));
        model.add(" Zo ", () -> done.add("closed"));
        assertThat(done).containsExactly("closed");
        assertThat(friends.find(FakeOverlay.permId(9)).map(Person::name)).contains("Zo");
    }

    @Test
    void aFileIsReadLikeALink() {
        model.open(Path.of("invitation.starling"), model::type);
        assertThat(model.state().get()).isInstanceOf(State.Known.class);
    }
}
