package org.starling.app.window.overlay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.starling.app.overlay.KeyBackup;
import org.starling.app.overlay.OverlayControl;
import org.starling.app.overlay.OverlayNode;
import org.starling.overlay.permid.Passphrase;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.service.OverlayStatus;
import org.starling.settings.FlagSetting;
import org.starling.settings.LiveSettings;
import org.starling.settings.Settings;
import org.starling.social.friends.Friends;
import org.starling.social.friends.Picture;
import org.starling.social.friends.Profile;
import org.starling.ui.program.overlay.Consent;
import org.starling.ui.program.overlay.FriendDesk;
import org.starling.ui.program.overlay.Me;
import org.starling.ui.program.overlay.Membership;
import org.starling.ui.program.overlay.OverlayAccess;
import org.starling.ui.program.overlay.OverlayException;
import org.starling.ui.program.overlay.OverlayLook;
import org.starling.ui.program.overlay.OwnIdentity;
import org.starling.ui.program.overlay.Person;
import org.starling.ui.program.overlay.Told;
import org.starling.ui.program.overlay.Trouble;

/** The overlay of the running instance as the window sees it. */
public final class NodeOverlay implements OverlayAccess {
    private final OverlayControl overlay;
    private final LiveSettings settings;
    private final Asked asked;
    private final FriendDesk friends;
    private final OwnIdentity identity;

    /**
     * @param folder of the overlay's files
     * @param background where it may block
     */
    public NodeOverlay(OverlayControl overlay, LiveSettings settings, Path folder, Executor background) {
        this.overlay = overlay;
        this.settings = settings;
        this.asked = new Asked(overlay, background);
        this.friends = new NodeFriends(asked);
        this.identity = new NodeIdentity(asked, new KeyBackup(folder, overlay));
    }

    @Override
    public CompletableFuture<OverlayLook> look() {
        return asked.blocking(() -> {
            Optional<Trouble> trouble = overlay.failure().map(Troubles::of);
            Optional<Membership> membership = overlay.node().map(NodeOverlay::membership);
            return new OverlayLook(agreed(settings.current()), trouble, membership);
        });
    }

    private static Set<Consent> agreed(Settings now) {
        Set<Consent> agreed = EnumSet.noneOf(Consent.class);
        for (Consent consent : Consent.values()) {
            if (now.get(flag(consent))) {
                agreed.add(consent);
            }
        }
        return agreed;
    }

    private static FlagSetting flag(Consent consent) {
        return switch (consent) {
            case OVERLAY -> FlagSetting.OVERLAY;
            case CLASSIC -> FlagSetting.OVERLAY_CLASSIC;
            case FRIENDS_ONLY -> FlagSetting.OVERLAY_FRIENDS_ONLY;
            case RENDEZVOUS -> FlagSetting.OVERLAY_RENDEZVOUS;
        };
    }

    /** On a worker: waits for the loop. */
    private static Membership membership(OverlayNode node) {
        Friends friends = node.friends();
        List<Person> people = Seen.people(friends.list().join());
        OverlayStatus status = node.status().join();
        return new Membership(
                me(friends, status),
                people,
                friends.alerts().join().stream()
                        .map(alert -> Seen.alert(alert, people))
                        .toList(),
                status.links().stream().map(link -> Seen.link(link, people)).toList(),
                status.waiting(),
                Seen.ended(status.ended()),
                node.impostor()
                        .map(one -> new Membership.Impostor(
                                one.at(), one.from().getAddress().getHostAddress())));
    }

    private static Me me(Friends friends, OverlayStatus status) {
        Profile profile = friends.profile().join();
        return new Me(
                status.friend().base64(),
                profile.name(),
                profile.picture().map(Picture::data),
                status.classic().map(PermId::base64),
                friends.contact().join().text());
    }

    @Override
    public CompletableFuture<Void> agree(Consent consent, boolean yes) {
        return asked.blocking(() -> {
            try {
                settings.change(now -> now.with(flag(consent), yes));
            } catch (IOException unsaved) {
                throw new OverlayException(
                        new Trouble(Trouble.Reason.UNSAVED, String.valueOf(unsaved.getMessage())), unsaved);
            }
            if (consent == Consent.OVERLAY && yes) {
                turnOn();
            }
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> unlock(String passphrase) {
        overlay.passphrase(Optional.of(new Passphrase(passphrase)));
        return agree(Consent.OVERLAY, true);
    }

    /** What could not begin before is tried again: its reason may be gone. */
    private void turnOn() {
        if (overlay.node().isEmpty()) {
            overlay.restart();
        }
        OverlayNode unused = asked.on();
    }

    @Override
    public CompletableFuture<List<Told>> told(int most) {
        return asked.blocking(() -> {
            Optional<OverlayNode> node = overlay.node();
            if (node.isEmpty()) {
                return List.of();
            }
            List<Person> people = Seen.people(node.get().friends().list().join());
            return node.get().log().latest(most).join().stream()
                    .map(told -> Seen.told(told, people))
                    .toList();
        });
    }

    @Override
    public FriendDesk friends() {
        return friends;
    }

    @Override
    public OwnIdentity identity() {
        return identity;
    }
}
