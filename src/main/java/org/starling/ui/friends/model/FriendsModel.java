package org.starling.ui.friends.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.starling.social.friends.FriendState;
import org.starling.ui.overlay.model.OverlayModel;
import org.starling.ui.program.overlay.FingerprintText;
import org.starling.ui.program.overlay.Membership;
import org.starling.ui.program.overlay.OverlayLook;
import org.starling.ui.program.overlay.Person;

/**
 * Everybody in the list, those first who wait for the user, and who of them is chosen. A line stays in its place while
 * its person changes. Window's thread.
 */
public final class FriendsModel {
    private static final Comparator<Person> ORDER = Comparator.comparingInt(FriendsModel::rank)
            .thenComparing(Person::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Person::permId);

    private final OverlayModel overlay;
    private final ObservableList<Person> people = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Person>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Integer> waiting = new ReadOnlyObjectWrapper<>(0);

    public FriendsModel(OverlayModel overlay) {
        this.overlay = overlay;
        overlay.look().addListener((of, was, now) -> show(now));
        show(overlay.look().get());
    }

    public ObservableList<Person> people() {
        return people;
    }

    public ReadOnlyObjectProperty<Optional<Person>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** How many wait for the user's word. */
    public ReadOnlyObjectProperty<Integer> waiting() {
        return waiting.getReadOnlyProperty();
    }

    public void choose(Optional<Person> person) {
        chosen.set(person);
    }

    public long friends() {
        return people.stream().filter(FriendsModel::isFriend).count();
    }

    public long online() {
        return people.stream().filter(one -> isFriend(one) && one.online()).count();
    }

    public Optional<Person> find(String permId) {
        return people.stream().filter(one -> one.permId().equals(permId)).findFirst();
    }

    public FingerprintText fingerprint(Person person) {
        return overlay.access().friends().fingerprint(person.permId());
    }

    /** Ours, to be compared; empty while the overlay is off. */
    public Optional<FingerprintText> ownFingerprint() {
        return overlay.membership()
                .map(now -> overlay.access().friends().fingerprint(now.me().permId()));
    }

    private void show(OverlayLook look) {
        List<Person> now = look.membership().map(Membership::people).orElse(List.of()).stream()
                .sorted(ORDER)
                .toList();
        Optional<String> kept = chosen.get().map(Person::permId);
        if (permIds(now).equals(permIds(people))) {
            for (int i = 0; i < now.size(); i++) {
                if (!now.get(i).equals(people.get(i))) {
                    people.set(i, now.get(i));
                }
            }
        } else {
            people.setAll(now);
        }
        chosen.set(kept.flatMap(this::find).or(() -> people.stream().findFirst()));
        waiting.set((int) people.stream().filter(Person::isWaiting).count());
    }

    private static List<String> permIds(List<Person> people) {
        return people.stream().map(Person::permId).toList();
    }

    private static boolean isFriend(Person person) {
        return person.state() == FriendState.FRIEND;
    }

    private static int rank(Person person) {
        if (person.isWaiting()) {
            return 0;
        }
        return switch (person.state()) {
            case FRIEND -> person.online() ? 1 : 2;
            case ASKED -> 3;
            case REFUSED, DECLINED -> 4;
            case BLOCKED -> 5;
            case ASKING, SUSPENDED -> 0;
        };
    }
}
