package org.starling.app.command.overlay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.CommandException;
import org.starling.app.command.Request;
import org.starling.overlay.permid.PermId;
import org.starling.social.friends.Friend;
import org.starling.social.friends.FriendView;
import org.starling.social.friends.Friends;
import org.starling.social.friends.InvitationLink;
import org.starling.wire.HostPort;

/** Friends: invitations, requests, who is there. */
final class FriendTopic {
    private final World world;

    FriendTopic(World world) {
        this.world = world;
    }

    List<Map<String, @Nullable Object>> call(Request.Manage request) {
        List<String> words = request.words();
        String word = words.isEmpty() ? "list" : words.get(0);
        boolean alone = word.equals("list") || word.equals("invite");
        if (!words.isEmpty() && words.size() != (alone ? 1 : 2)) {
            throw usage();
        }
        Friends friends = world.node().friends();
        if (word.equals("invite")) {
            return List.of(invite(friends));
        } else if (word.equals("add")) {
            InvitationLink link = InvitationLink.parse(words.get(1));
            world.await(friends.add(link, request.option("name").orElse("")));
            return rows(friends, Optional.of(link.permId()));
        } else if (word.equals("list")) {
            return rows(friends, Optional.empty());
        }
        return act(friends, word, words.get(1), request);
    }

    private CommandException usage() {
        return new CommandException(world.texts().get("friend.usage"));
    }

    /** Answers with the row from after, or from before if it is gone. */
    private List<Map<String, @Nullable Object>> act(Friends friends, String word, String name, Request.Manage request) {
        List<FriendView> people = world.await(friends.list());
        PermId who = word.equals("block") ? People.findAny(people, name) : People.find(people, name);
        List<Map<String, @Nullable Object>> before = rows(friends, Optional.of(who));
        Optional<PermId> after = Optional.of(who);
        switch (word) {
            case "accept" ->
                after = Optional.of(world.await(friends.accept(who)).permId());
            case "refuse" -> world.await(friends.refuse(who));
            case "remove" -> world.await(friends.remove(who));
            case "block" -> world.await(friends.block(who));
            case "unblock" -> world.await(friends.unblock(who));
            case "compared" -> world.await(friends.compared(who, !request.has("differ")));
            case "rename" ->
                world.await(friends.rename(who, request.option("name").orElse("")));
            default -> throw usage();
        }
        List<Map<String, @Nullable Object>> now = rows(friends, after);
        return now.isEmpty() ? before : now;
    }

    private Map<String, @Nullable Object> invite(Friends friends) {
        InvitationLink link = world.await(friends.invite());
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("link", link.text());
        row.put("permid", link.permId().base64());
        row.put("addresses", link.addresses().stream().map(HostPort::toString).toList());
        row.put("days", Friends.INVITATION_DAYS);
        return row;
    }

    private List<Map<String, @Nullable Object>> rows(Friends friends, Optional<PermId> only) {
        List<FriendView> people = world.await(friends.list());
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            if (only.isEmpty() || only.get().equals(people.get(i).friend().permId())) {
                rows.add(row(i + 1, people.get(i)));
            }
        }
        return rows;
    }

    private static Map<String, @Nullable Object> row(int number, FriendView view) {
        Friend friend = view.friend();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("number", number);
        row.put("name", friend.shownName());
        row.put("permid", friend.permId().base64());
        row.put("state", friend.state().name().toLowerCase(Locale.ROOT));
        row.put("online", view.online().isPresent());
        row.put("lastSeen", friend.lastSeen().map(Instant::getEpochSecond).orElse(null));
        row.put("compared", friend.compared());
        row.put("words", friend.permId().fingerprint().words());
        row.put("digits", friend.permId().fingerprint().digits());
        row.put("addresses", friend.addresses().stream().map(HostPort::toString).toList());
        row.put("successor", friend.successor().map(PermId::base64).orElse(null));
        return row;
    }
}
