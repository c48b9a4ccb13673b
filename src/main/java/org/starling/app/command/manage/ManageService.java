package org.starling.app.command.manage;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.CommandException;
import org.starling.app.command.Managing;
import org.starling.app.command.Request;
import org.starling.app.command.TorrentRow;
import org.starling.app.text.Texts;
import org.starling.library.Library;
import org.starling.settings.LiveSettings;
import org.starling.wire.SafeText;

/** Hands each request to its topic. Thread-safe. */
public final class ManageService implements Managing {
    private static final int MAX_DETAIL = 300;

    private final Library library;
    private final LiveSettings settings;
    private final Texts texts;

    public ManageService(Library library, LiveSettings settings, Texts texts) {
        this.library = library;
        this.settings = settings;
        this.texts = texts;
    }

    @Override
    public List<Map<String, @Nullable Object>> call(Request.Manage request, List<TorrentRow> list) {
        Context context = new Context(request, list, library, settings, texts);
        try {
            return switch (request.topic()) {
                case QUEUE -> QueueTopic.call(context);
                case CATEGORY -> CategoryTopic.call(context);
                case TAG -> TagTopic.call(context);
                case SHARE -> ShareTopic.call(context);
                case SCHEDULE -> ScheduleTopic.call(context);
                case WATCH -> WatchTopic.call(context);
                case UNDO -> UndoTopic.call(context);
                case BAN -> BanTopic.call(context);
                case SETTINGS -> SettingsTopic.call(context);
                case OVERLAY, ID, FRIEND, PLAY, PORT -> throw new IllegalArgumentException("not about the list");
            };
        } catch (IllegalArgumentException impossible) {
            String detail = SafeText.clean(String.valueOf(impossible.getMessage()), MAX_DETAIL);
            throw new CommandException(texts.get("manage.impossible", detail), impossible);
        }
    }
}
