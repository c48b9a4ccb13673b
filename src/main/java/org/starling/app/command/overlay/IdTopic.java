package org.starling.app.command.overlay;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.CommandException;
import org.starling.app.command.Request;
import org.starling.app.overlay.OverlayNode;
import org.starling.overlay.permid.Fingerprint;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.KeyCurve;
import org.starling.overlay.permid.KeyFileException;
import org.starling.overlay.permid.Passphrase;
import org.starling.overlay.permid.PermId;
import org.starling.social.friends.FriendException;
import org.starling.social.friends.Picture;
import org.starling.social.friends.Profile;

/** Who we are on the overlay: name, picture, keys, their backup. */
final class IdTopic {
    private final World world;

    IdTopic(World world) {
        this.world = world;
    }

    List<Map<String, @Nullable Object>> call(Request.Manage request) {
        List<String> words = request.words();
        try {
            if (words.isEmpty()) {
                change(request);
                return List.of(row());
            } else if (words.size() == 2 && words.get(0).equals("export")) {
                return export(Path.of(words.get(1)), passphrase(request));
            } else if (words.size() == 2 && words.get(0).equals("import")) {
                return restore(Path.of(words.get(1)), passphrase(request), request.has("tell-friends"));
            } else if (words.equals(List.of("protect")) && passphrase(request).isPresent()) {
                return protect(Optional.empty(), passphrase(request));
            } else if (words.equals(List.of("unprotect"))) {
                return protect(passphrase(request), Optional.empty());
            }
        } catch (FileAlreadyExistsException there) {
            throw new CommandException(world.texts().get("id.exists", String.valueOf(there.getMessage())), there);
        } catch (IOException failed) {
            throw new CommandException(world.texts().get("id.file", String.valueOf(failed.getMessage())), failed);
        } catch (KeyFileException unusable) {
            String kind = words.contains("import") ? "key." : "keys.";
            throw new CommandException(world.texts().get(kind + unusable.reason()), unusable);
        }
        throw new CommandException(world.texts().get("id.usage"));
    }

    private void change(Request.Manage request) throws IOException {
        if (request.has("name") || request.has("picture") || request.has("no-picture")) {
            OverlayNode node = world.node();
            Profile before = world.await(node.friends().profile());
            Optional<Picture> picture = request.has("no-picture") ? Optional.empty() : before.picture();
            if (request.has("picture")) {
                picture = Optional.of(picture(Path.of(request.option("picture").orElse(""))));
            }
            world.await(
                    node.friends().profile(new Profile(request.option("name").orElse(before.name()), picture)));
        }
    }

    private static Picture picture(Path file) throws IOException {
        if (Files.size(file) > Picture.MAX_BYTES) {
            throw new FriendException(FriendException.Reason.PICTURE);
        }
        return Picture.of(Files.readAllBytes(file))
                .orElseThrow(() -> new FriendException(FriendException.Reason.PICTURE));
    }

    private Map<String, @Nullable Object> row() {
        OverlayNode node = world.node();
        Profile profile = world.await(node.friends().profile());
        PermId permId = node.identity().permId();
        Fingerprint fingerprint = permId.fingerprint();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("permid", permId.base64());
        row.put("words", fingerprint.words());
        row.put("digits", fingerprint.digits());
        row.put("name", profile.name());
        row.put("picture", profile.picture().isPresent());
        row.put(
                "classicPermid",
                world.await(node.status()).classic().map(PermId::base64).orElse(null));
        row.put("contact", world.await(node.friends().contact()).text());
        return row;
    }

    private List<Map<String, @Nullable Object>> export(Path target, Optional<Passphrase> passphrase)
            throws IOException, KeyFileException {
        return some(world.keys().export(target, passphrase));
    }

    private List<Map<String, @Nullable Object>> protect(Optional<Passphrase> present, Optional<Passphrase> next)
            throws IOException, KeyFileException {
        return some(world.keys().protect(present, next));
    }

    private List<Map<String, @Nullable Object>> some(List<Identity> all) {
        if (all.isEmpty()) {
            throw new CommandException(world.texts().get("id.none"));
        }
        return rows(all);
    }

    private List<Map<String, @Nullable Object>> restore(Path source, Optional<Passphrase> passphrase, boolean tell)
            throws IOException, KeyFileException {
        List<Identity> all = world.keys().read(source, passphrase);
        for (Identity identity : all) {
            if (tell && identity.curve() == KeyCurve.P256) {
                world.await(world.node().friends().announce(identity));
            }
        }
        world.keys().restore(all, passphrase);
        return rows(all);
    }

    private static List<Map<String, @Nullable Object>> rows(List<Identity> identities) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Identity identity : identities) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("curve", identity.curve().name().toLowerCase(Locale.ROOT));
            row.put("permid", identity.permId().base64());
            row.put("words", identity.permId().fingerprint().words());
            rows.add(row);
        }
        return rows;
    }

    private static Optional<Passphrase> passphrase(Request.Manage request) {
        return request.option("passphrase").map(Passphrase::new);
    }
}
