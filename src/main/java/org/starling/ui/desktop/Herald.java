package org.starling.ui.desktop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.starling.ui.desktop.DesktopMessage.Kind;
import org.starling.ui.text.Words;
import org.starling.ui.transfers.model.Tick;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.wire.InfoHash;

/** Tells of downloads that became complete and of torrents that got into trouble. Window's thread. */
public final class Herald {
    /** Several at once become one message. */
    private static final int ALONE = 2;

    private final Words words;
    private final DesktopMessages messages;
    private final BooleanSupplier wanted;
    private final Map<InfoHash, Seen> seen = new HashMap<>();

    private record Seen(boolean complete, boolean trouble) {}

    /** @param wanted whether messages are of use now: not while the user looks at the window */
    public Herald(Words words, DesktopMessages messages, BooleanSupplier wanted) {
        this.words = words;
        this.messages = messages;
        this.wanted = wanted;
    }

    /** What was so when we first saw a torrent is no news. */
    public void apply(Tick tick) {
        List<String> complete = new ArrayList<>();
        List<String> trouble = new ArrayList<>();
        for (TorrentRow row : tick.changed()) {
            Seen now = new Seen(row.view().completed().isPresent(), row.state().isError());
            Seen before = seen.put(row.hash(), now);
            if (before != null && now.complete && !before.complete) {
                complete.add(row.name());
            }
            if (before != null && now.trouble && !before.trouble) {
                trouble.add(row.name());
            }
        }
        tick.removed().forEach(seen::remove);
        if (wanted.getAsBoolean()) {
            tell(Kind.NEWS, "message.complete", complete);
            tell(Kind.TROUBLE, "message.trouble", trouble);
        }
    }

    private void tell(Kind kind, String key, List<String> names) {
        if (names.size() <= ALONE) {
            names.forEach(name -> messages.tell(new DesktopMessage(kind, words.get(key), name)));
        } else {
            messages.tell(new DesktopMessage(kind, words.get(key), words.get(key + ".several", names.size())));
        }
    }
}
