package org.starling.ui.friends;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.social.friends.FriendState;
import org.starling.ui.DirectThreads;
import org.starling.ui.FakeOverlay;
import org.starling.ui.Rig;
import org.starling.ui.friends.model.FriendsModel;
import org.starling.ui.overlay.model.OverlayModel;
import org.starling.ui.program.overlay.Person;
import org.starling.ui.text.Words;

final class FriendActionsTest {
    private final FakeOverlay overlay = new FakeOverlay();
    private final Rig.Answers answers = new Rig.Answers();
    private final List<String> failures = new ArrayList<>();
    private final Words words = Words.of(Locale.ENGLISH);
    private final OverlayModel looks = new OverlayModel(overlay, new DirectThreads(), words, failures::add);
    private final FriendsModel model = new FriendsModel(looks);
    private final FriendActions actions = new FriendActions(looks, answers, words);

    @BeforeEach
    void fill() {
        overlay.fill();
        looks.refresh();
    }

    private Person person(int number) {
        return model.find(FakeOverlay.permId(number)).orElseThrow();
    }

    @Test
    void aRequestIsAcceptedOrRefused() {
        actions.accept(person(5));
        assertThat(person(5).state()).isEqualTo(FriendState.FRIEND);
        actions.refuse(person(6));
        assertThat(person(6).state()).isEqualTo(FriendState.DECLINED);
        assertThat(answers.asked).isEmpty();
    }

    @Test
    void whatCannotBeTakenBackIsAskedFor() {
        actions.remove(person(1));
        actions.block(person(2));
        actions.differs(person(3));
        assertThat(answers.asked)
                .containsExactly("Remove Bram de Vries?", "Block Carla?", "The fingerprints of Daan differ");
        assertThat(overlay.people).hasSize(7);

        answers.confirm.set(true);
        actions.remove(person(1));
        actions.block(person(2));
        actions.differs(person(3));
        assertThat(model.find(FakeOverlay.permId(1))).isEmpty();
        assertThat(person(2).state()).isEqualTo(FriendState.BLOCKED);
        assertThat(person(3).state()).isEqualTo(FriendState.BLOCKED);
    }

    @Test
    void unblockingForgets() {
        actions.forget(person(7));
        assertThat(model.find(FakeOverlay.permId(7))).isEmpty();
    }

    @Test
    void aNameIsChangedUnlessTheQuestionIsGivenUp() {
        answers.text.set(Optional.of("Bramble"));
        actions.rename(person(1));
        assertThat(person(1).name()).isEqualTo("Bramble");
        answers.text.set(Optional.empty());
        actions.rename(person(1));
        assertThat(person(1).name()).isEqualTo("Bramble");
    }

    @Test
    void whoeverIsGoneMeanwhileIsSaid() {
        Person carla = person(2);
        overlay.people.remove(carla);
        actions.compared(carla, true);
        assertThat(failures).containsExactly("This one is no longer in the list.");
    }

    /** Each question has all its words in each language. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar"})
    void questionsAreTranslated(String language) {
        FriendActions translated = new FriendActions(looks, answers, Words.of(Locale.forLanguageTag(language)));
        translated.remove(person(1));
        translated.block(person(1));
        translated.differs(person(1));
        assertThat(answers.asked).hasSize(3).allMatch(title -> title.contains("Bram de Vries"));
    }
}
