package org.starling.ui.friends;

import java.time.InstantSource;
import org.starling.social.friends.InvitationLink;
import org.starling.ui.controls.Desktop;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.controls.Overlay;
import org.starling.ui.friends.model.AcceptModel;
import org.starling.ui.friends.model.FriendsModel;
import org.starling.ui.friends.model.Presence;
import org.starling.ui.overlay.model.OverlayModel;

/** The friends' page and the sheets that open from it. Window's thread. */
public final class FriendsPlace {
    private final Parts parts;
    private final FriendsModel model;
    private final FriendsPage page;

    /** What the place stands in. */
    public record Parts(
            Kit kit, OverlayModel overlay, Dialogs dialogs, Desktop desktop, Overlay sheets, InstantSource clock) {}

    public FriendsPlace(Parts parts, FriendsModel model) {
        this.parts = parts;
        this.model = model;
        Kit kit = parts.kit();
        this.page = new FriendsPage(
                new FriendsPage.Parts(
                        kit,
                        model,
                        new FriendActions(parts.overlay(), parts.dialogs(), kit.words()),
                        new Presence(kit.words(), kit.figures(), parts.clock()),
                        parts.desktop()),
                this::invite,
                this::accept);
    }

    public FriendsPage page() {
        return page;
    }

    public static boolean isInvitation(String text) {
        return InvitationLink.isOne(text);
    }

    public void invite() {
        InviteSheet sheet = new InviteSheet(parts.kit(), parts.overlay(), parts.dialogs(), parts.desktop());
        parts.sheets().show(parts.kit().words().get("invite.title"), sheet, () -> {});
    }

    /** With the invitation that was copied last, if one was. */
    public void accept() {
        String pasted = parts.desktop().pasted();
        accept(isInvitation(pasted) ? pasted.strip() : "");
    }

    public void accept(String link) {
        AcceptModel accepting = new AcceptModel(parts.overlay(), model);
        AcceptSheet sheet = new AcceptSheet(parts.kit(), accepting, parts.dialogs(), link, parts.sheets()::close);
        parts.sheets().show(parts.kit().words().get("accept.title"), sheet, () -> {});
    }
}
