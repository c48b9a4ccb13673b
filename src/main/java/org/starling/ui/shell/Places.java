package org.starling.ui.shell;

import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.starling.ui.controls.Kit;
import org.starling.ui.controls.Notices;
import org.starling.ui.controls.Overlay;
import org.starling.ui.friends.FriendNews;
import org.starling.ui.friends.FriendsPlace;
import org.starling.ui.friends.model.FriendsModel;
import org.starling.ui.identity.IdentityPlace;
import org.starling.ui.overlay.ConsentPane;
import org.starling.ui.overlay.OverlayPage;
import org.starling.ui.overlay.model.OverlayModel;
import org.starling.ui.overlay.model.ToldModel;
import org.starling.ui.program.Program;
import org.starling.ui.program.overlay.OverlayLook;

/**
 * The places beside the list of torrents, one of which is seen. All that belong to the overlay are the question for
 * consent until it is on.
 */
final class Places extends StackPane {
    private final ReadOnlyObjectWrapper<Place> shown = new ReadOnlyObjectWrapper<>(Place.TRANSFERS);
    private final OverlayModel overlay;
    private final FriendsModel people;
    private final ToldModel told;
    private final FriendsPlace friends;
    private final FriendNews news;
    /** Waits for the user to turn the overlay on. */
    private Optional<String> invitation = Optional.empty();

    Places(Surroundings around, Overlay sheets, Notices notices, Node transfers) {
        Kit kit = around.kit();
        Program program = around.program();
        overlay = new OverlayModel(program.overlay(), around.threads(), kit.words(), notices::error);
        people = new FriendsModel(overlay);
        told = new ToldModel(program.overlay(), program.library(), around.threads(), kit.words());
        friends = new FriendsPlace(
                new FriendsPlace.Parts(kit, overlay, around.dialogs(), around.desktop(), sheets, around.clock()),
                people);
        IdentityPlace identity = new IdentityPlace(
                new IdentityPlace.Parts(kit, overlay, around.dialogs(), around.desktop(), sheets, notices));
        news = new FriendNews(notices, kit.words(), () -> show(Place.FRIENDS));
        ConsentPane consent = new ConsentPane(kit, overlay, identity::restore);
        Map<Place, Node> pages = Map.of(
                Place.FRIENDS, friends.page(),
                Place.IDENTITY, identity.page(),
                Place.OVERLAY, new OverlayPage(kit, overlay, told));
        pages.forEach((place, page) -> page.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> shown.get() == place && overlay.look().get().isOn(), shown, overlay.look())));
        consent.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> shown.get() != Place.TRANSFERS
                                && !overlay.look().get().isOn(),
                        shown,
                        overlay.look()));
        transfers.visibleProperty().bind(shown.isEqualTo(Place.TRANSFERS));
        getChildren().setAll(transfers, consent);
        getChildren().addAll(pages.values());
        overlay.look().addListener((of, was, now) -> looked(now));
    }

    ReadOnlyObjectProperty<Place> shown() {
        return shown.getReadOnlyProperty();
    }

    void show(Place place) {
        shown.set(place);
        invitation = invitation.filter(waiting -> place == Place.FRIENDS);
        refresh();
        if (place == Place.FRIENDS) {
            friends.page().focusList();
        }
    }

    /** How many people wait for the user's word. */
    ReadOnlyObjectProperty<Integer> waiting() {
        return people.waiting();
    }

    /** Once a second. */
    void refresh() {
        overlay.refresh();
        friends.page().show(overlay.look().get());
        if (shown.get() == Place.OVERLAY && overlay.look().get().isOn()) {
            told.refresh();
        }
    }

    private void looked(OverlayLook now) {
        news.show(now);
        friends.page().show(now);
        if (shown.get() == Place.OVERLAY) {
            told.refresh();
        }
        acceptWaiting();
    }

    /** An invitation that came from elsewhere. While the overlay is off, the question for consent comes first. */
    void accept(String link) {
        show(Place.FRIENDS);
        invitation = Optional.of(link);
        acceptWaiting();
    }

    private void acceptWaiting() {
        if (overlay.look().get().isOn()) {
            Optional<String> waiting = invitation;
            invitation = Optional.empty();
            waiting.ifPresent(friends::accept);
        }
    }
}
