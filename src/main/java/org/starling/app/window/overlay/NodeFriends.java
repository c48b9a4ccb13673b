package org.starling.app.window.overlay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.starling.app.qr.QrPicture;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.PermIdException;
import org.starling.social.friends.FriendException;
import org.starling.social.friends.Friends;
import org.starling.social.friends.InvitationLink;
import org.starling.ui.program.overlay.FingerprintText;
import org.starling.ui.program.overlay.FriendDesk;
import org.starling.wire.HostPort;
import org.starling.wire.bencode.BString;

/** Friends of the running instance. */
final class NodeFriends implements FriendDesk {
    private static final int MAX_FILE = 4_096;

    private final Asked asked;

    NodeFriends(Asked asked) {
        this.asked = asked;
    }

    @Override
    public CompletableFuture<Invitation> invite() {
        return asked.node(node -> node.friends().invite().thenApply(NodeFriends::invitation));
    }

    private static Invitation invitation(InvitationLink link) {
        String text = link.text();
        return new Invitation(
                text,
                BString.of(QrPicture.of(text).png()),
                Friends.INVITATION_DAYS,
                !link.addresses().isEmpty());
    }

    /** An invitation is worth a friendship: what it is written to did not exist before. */
    @Override
    public CompletableFuture<Void> save(Invitation invitation, Path file) {
        return asked.blocking(() -> {
            Files.writeString(file, invitation.link() + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            return null;
        });
    }

    @Override
    public CompletableFuture<String> open(Path file) {
        return asked.blocking(() -> {
            if (Files.size(file) > MAX_FILE) {
                throw new FriendException(FriendException.Reason.NO_INVITATION);
            }
            return text(file);
        });
    }

    /** Bytes that are no text are no invitation either. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    }

    @Override
    public Inviter read(String text) {
        InvitationLink link = InvitationLink.parse(text);
        boolean own = asked.overlay()
                .node()
                .filter(node -> node.identity().permId().equals(link.permId()))
                .isPresent();
        return new Inviter(
                link.permId().base64(),
                link.name(),
                Seen.fingerprint(link.permId()),
                link.addresses().stream().map(HostPort::toString).toList(),
                link.token().isPresent(),
                own);
    }

    @Override
    public CompletableFuture<Void> add(String link, String nickname) {
        return asked.node(
                node -> node.friends().add(InvitationLink.parse(link), nickname).<Void>thenApply(friend -> null));
    }

    @Override
    public CompletableFuture<Void> accept(String permId) {
        return change(permId, (friends, who) -> friends.accept(who).<Void>thenApply(friend -> null));
    }

    @Override
    public CompletableFuture<Void> refuse(String permId) {
        return change(permId, Friends::refuse);
    }

    @Override
    public CompletableFuture<Void> remove(String permId) {
        return change(permId, Friends::remove);
    }

    @Override
    public CompletableFuture<Void> block(String permId) {
        return change(permId, Friends::block);
    }

    @Override
    public CompletableFuture<Void> rename(String permId, String nickname) {
        return change(permId, (friends, who) -> friends.rename(who, nickname));
    }

    @Override
    public CompletableFuture<Void> compared(String permId, boolean same) {
        return change(permId, (friends, who) -> friends.compared(who, same));
    }

    private CompletableFuture<Void> change(
            String permId, BiFunction<Friends, PermId, CompletableFuture<Void>> command) {
        return asked.node(node -> command.apply(node.friends(), parse(permId)));
    }

    @Override
    public FingerprintText fingerprint(String permId) {
        return Seen.fingerprint(parse(permId));
    }

    private static PermId parse(String permId) {
        try {
            return PermId.ofBase64(permId);
        } catch (PermIdException notOurs) {
            throw new IllegalArgumentException(notOurs);
        }
    }
}
