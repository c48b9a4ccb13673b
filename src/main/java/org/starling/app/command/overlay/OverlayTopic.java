package org.starling.app.command.overlay;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.Addresses;
import org.starling.app.command.CommandException;
import org.starling.app.command.Request;
import org.starling.app.overlay.OverlayNode;
import org.starling.overlay.disclosure.Disclosure;
import org.starling.overlay.link.LinkKind;
import org.starling.overlay.permid.Passphrase;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.service.OverlayStatus;
import org.starling.settings.FlagSetting;
import org.starling.social.friends.FriendView;

/** The overlay as a whole: on, off, how it stands, links, and what was told to whom. */
final class OverlayTopic {
    private static final int MOST_TOLD = 200;

    private final World world;

    OverlayTopic(World world) {
        this.world = world;
    }

    List<Map<String, @Nullable Object>> call(Request.Manage request) {
        List<String> words = request.words();
        String word = words.isEmpty() ? "status" : words.get(0);
        if (words.size() != (word.equals("connect") ? 2 : 1) && !words.isEmpty()) {
            throw usage();
        }
        return switch (word) {
            case "on" -> turnOn(request.option("passphrase"));
            case "off" -> {
                world.change(settings -> settings.with(FlagSetting.OVERLAY, false));
                yield List.of(status());
            }
            case "status" -> List.of(status());
            case "links" ->
                world.await(world.node().status()).links().stream()
                        .map(OverlayTopic::row)
                        .toList();
            case "connect" -> List.of(connect(words.get(1)));
            case "log" -> log();
            default -> throw usage();
        };
    }

    private CommandException usage() {
        return new CommandException(world.texts().get("overlay.usage"));
    }

    /** What could not begin before is tried again: its reason may be gone. */
    private List<Map<String, @Nullable Object>> turnOn(Optional<String> passphrase) {
        passphrase.map(Passphrase::new).ifPresent(given -> world.overlay().passphrase(Optional.of(given)));
        boolean before = world.settings().current().get(FlagSetting.OVERLAY);
        world.change(settings -> settings.with(FlagSetting.OVERLAY, true));
        if (before && world.overlay().node().isEmpty()) {
            world.overlay().restart();
        }
        OverlayNode unused = world.node();
        return List.of(status());
    }

    private Map<String, @Nullable Object> status() {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        Optional<OverlayNode> node = world.overlay().node();
        row.put("on", node.isPresent());
        row.put("locked", node.isEmpty() && world.isLocked());
        row.put(
                "trouble",
                world.overlay()
                        .failure()
                        .map(failure -> world.sentence(failure).sentence())
                        .orElse(null));
        if (node.isPresent()) {
            put(row, node.get());
        }
        for (FlagSetting flag : List.of(
                FlagSetting.OVERLAY_CLASSIC, FlagSetting.OVERLAY_FRIENDS_ONLY, FlagSetting.OVERLAY_RENDEZVOUS)) {
            row.put(
                    flag.key().substring(flag.key().indexOf('.') + 1),
                    world.settings().current().get(flag));
        }
        return row;
    }

    private void put(Map<String, @Nullable Object> row, OverlayNode node) {
        OverlayStatus status = world.await(node.status());
        List<FriendView> people = world.await(node.friends().list());
        row.put("permid", status.friend().base64());
        row.put("classicPermid", status.classic().map(PermId::base64).orElse(null));
        row.put("secureLinks", count(status, LinkKind.SECURE));
        row.put("classicLinks", count(status, LinkKind.CLASSIC));
        row.put("waiting", status.waiting());
        row.put("friends", People.friends(people).size());
        row.put(
                "online",
                People.friends(people).stream()
                        .filter(one -> one.online().isPresent())
                        .count());
        row.put(
                "ended",
                status.ended().entrySet().stream()
                        .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT) + " " + entry.getValue())
                        .sorted()
                        .toList());
        row.put("alerts", alerts(node, people));
    }

    private List<String> alerts(OverlayNode node, List<FriendView> people) {
        List<String> alerts = world.await(node.friends().alerts()).stream()
                .map(alert -> world.texts().get("alert." + alert.kind(), People.name(people, alert.who())))
                .collect(Collectors.toList());
        node.impostor().ifPresent(one -> alerts.add(0, world.texts().get("alert.impostor", address(one.from()))));
        return alerts;
    }

    private static String address(InetSocketAddress address) {
        return address.getAddress().getHostAddress();
    }

    private static long count(OverlayStatus status, LinkKind kind) {
        return status.links().stream().filter(link -> link.kind() == kind).count();
    }

    private Map<String, @Nullable Object> connect(String text) {
        InetSocketAddress address = Addresses.parse(text)
                .orElseThrow(() -> new CommandException(world.texts().get("overlay.address", text)));
        return row(world.await(world.node().connect(address)));
    }

    private static Map<String, @Nullable Object> row(OverlayStatus.LinkRow link) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("permid", link.peer().base64());
        row.put("kind", link.kind().name().toLowerCase(Locale.ROOT));
        row.put("version", link.version());
        row.put("address", link.address());
        row.put("openedByUs", link.openedByUs());
        return row;
    }

    private List<Map<String, @Nullable Object>> log() {
        OverlayNode node = world.node();
        List<FriendView> people = world.await(node.friends().list());
        return world.await(node.log().latest(MOST_TOLD)).stream()
                .map(told -> row(told, people))
                .toList();
    }

    private Map<String, @Nullable Object> row(Disclosure told, List<FriendView> people) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("at", told.at().getEpochSecond());
        row.put("to", told.to().base64());
        row.put("name", People.name(people, told.to()));
        row.put("topic", told.topic().name().toLowerCase(Locale.ROOT));
        row.put("what", told.what());
        row.put("count", told.count());
        return row;
    }
}
