package org.starling.ui.friends.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.starling.social.friends.FriendException;
import org.starling.social.friends.FriendState;
import org.starling.ui.overlay.model.OverlayModel;
import org.starling.ui.program.overlay.FriendDesk.Inviter;
import org.starling.ui.program.overlay.Person;

/** An invitation that is looked at before anything is sent. Window's thread. */
public final class AcceptModel {
    private final OverlayModel overlay;
    private final FriendsModel friends;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Empty());
    private String link = "";

    /** What is known of it. */
    public sealed interface State {
        record Empty() implements State {}

        /** It cannot be used. */
        record Wrong(String sentence) implements State {}

        /** @param known how it stands with them already */
        record Known(Inviter inviter, Optional<FriendState> known) implements State {}
    }

    public AcceptModel(OverlayModel overlay, FriendsModel friends) {
        this.overlay = overlay;
        this.friends = friends;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** @param text of the link, as typed or pasted so far */
    public void type(String text) {
        link = text.strip();
        state.set(link.isEmpty() ? new State.Empty() : read());
    }

    private State read() {
        try {
            Inviter inviter = overlay.access().friends().read(link);
            if (inviter.own()) {
                return wrong(FriendException.Reason.OWN_INVITATION);
            }
            Optional<FriendState> known = friends.find(inviter.permId()).map(Person::state);
            return known.filter(FriendState.BLOCKED::equals).isPresent()
                    ? wrong(FriendException.Reason.BLOCKED)
                    : new State.Known(inviter, known);
        } catch (FriendException none) {
            return wrong(none.reason());
        }
    }

    private State wrong(FriendException.Reason reason) {
        return new State.Wrong(overlay.sentence(new FriendException(reason)));
    }

    /** The link in a file; {@code then} is given it. */
    public void open(Path file, Consumer<String> then) {
        overlay.run(overlay.access().friends().open(file), then, sentence -> state.set(new State.Wrong(sentence)));
    }

    /** Answers the invitation; {@code then} runs when that is written down. */
    public void add(String nickname, Runnable then) {
        overlay.run(
                overlay.access().friends().add(link, nickname.strip()),
                done -> then.run(),
                sentence -> state.set(new State.Wrong(sentence)));
    }
}
