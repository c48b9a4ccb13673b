package org.starling.app.command.overlay;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.CommandException;
import org.starling.app.command.Managing;
import org.starling.app.command.Request;
import org.starling.app.command.TorrentRow;
import org.starling.app.overlay.OverlayControl;
import org.starling.app.text.Texts;
import org.starling.overlay.permid.KeyFileException;
import org.starling.settings.LiveSettings;
import org.starling.social.friends.FriendException;

/** Carries out what is asked about the overlay, and hands on everything else. Thread-safe; blocks its caller only. */
public final class OverlayCommands implements Managing {
    private final World world;
    private final Managing others;

    /** @param folder of keys and friends */
    public OverlayCommands(OverlayControl overlay, LiveSettings settings, Path folder, Texts texts, Managing others) {
        this.world = new World(overlay, settings, folder, texts);
        this.others = others;
    }

    /** Why the overlay is off although it shall be on. */
    public static CommandException explain(Exception failure, Texts texts) {
        if (failure instanceof KeyFileException key) {
            return new CommandException(texts.get("keys." + key.reason()), key);
        }
        return new CommandException(texts.get("overlay.failed", String.valueOf(failure.getMessage())), failure);
    }

    @Override
    public List<Map<String, @Nullable Object>> call(Request.Manage request, List<TorrentRow> list) {
        try {
            return switch (request.topic()) {
                case OVERLAY -> new OverlayTopic(world).call(request);
                case ID -> new IdTopic(world).call(request);
                case FRIEND -> new FriendTopic(world).call(request);
                default -> others.call(request, list);
            };
        } catch (FriendException impossible) {
            throw new CommandException(world.texts().get("friend." + impossible.reason()), impossible);
        }
    }
}
