package org.starling.ui.identity.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.starling.ui.overlay.model.OverlayModel;
import org.starling.ui.program.overlay.Me;
import org.starling.ui.program.overlay.Membership;
import org.starling.ui.program.overlay.OwnIdentity;
import org.starling.ui.program.overlay.OwnIdentity.SavedKey;

/** A backup that is looked at before it takes the place of the present keys. Window's thread. */
public final class RestoreModel {
    private final OverlayModel overlay;
    private final Path file;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Reading());
    private String passphrase = "";

    /** What is known of it. */
    public sealed interface State {
        record Reading() implements State {}

        /** It has to be unlocked, or cannot be used: the sentence says which. */
        record Closed(String sentence) implements State {}

        /** @param same it is the key that is in use already */
        record Open(List<SavedKey> keys, boolean same) implements State {
            public Open {
                keys = List.copyOf(keys);
            }
        }
    }

    public RestoreModel(OverlayModel overlay, Path file) {
        this.overlay = overlay;
        this.file = file;
    }

    public Path file() {
        return file;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Friends can be told only by somebody who is there. */
    public boolean canTellFriends() {
        return overlay.look().get().isOn();
    }

    public void unlock(String typed) {
        passphrase = typed;
        state.set(new State.Reading());
        overlay.run(identity().inspect(file, typed), this::opened, sentence -> state.set(new State.Closed(sentence)));
    }

    private void opened(List<SavedKey> keys) {
        Optional<String> own = overlay.membership().map(Membership::me).map(Me::permId);
        boolean same = keys.stream()
                .anyMatch(
                        key -> key.friends() && own.filter(key.permId()::equals).isPresent());
        state.set(new State.Open(keys, same));
    }

    /** Makes them ours. */
    public void restore(boolean tellFriends, Runnable then, Consumer<String> wrong) {
        overlay.run(identity().restore(file, passphrase, tellFriends), done -> then.run(), wrong);
    }

    private OwnIdentity identity() {
        return overlay.access().identity();
    }
}
