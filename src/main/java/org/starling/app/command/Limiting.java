package org.starling.app.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.starling.app.text.Texts;
import org.starling.engine.TorrentLimits;
import org.starling.library.Library;
import org.starling.library.TorrentView;
import org.starling.wire.InfoHash;

/** Carries out what is asked about limits. */
final class Limiting {
    private final Library library;
    private final LimitKeeper limits;
    private final Texts texts;

    Limiting(Library library, LimitKeeper limits, Texts texts) {
        this.library = library;
        this.limits = limits;
        this.texts = texts;
    }

    /** Of all torrents together. */
    LimitRow all(LimitChange change) {
        try {
            if (!change.isNone()) {
                limits.change(change);
            }
        } catch (IOException unsaved) {
            throw new CommandException(texts.get("limit.unsaved", String.valueOf(unsaved.getMessage())), unsaved);
        }
        return LimitRow.of(limits.limits());
    }

    /** The change of one torrent under way; empty if there is none. */
    Optional<CompletableFuture<Void>> one(InfoHash torrent, LimitChange change) {
        return change.isNone() ? Optional.empty() : Optional.of(library.limit(torrent, change.of(present(torrent))));
    }

    LimitRow row(TorrentRow row) {
        return LimitRow.of(row, present(InfoHash.fromHex(row.infoHash())));
    }

    private TorrentLimits present(InfoHash torrent) {
        return library.find(torrent)
                .map(TorrentView::settings)
                .orElseThrow(() -> new CommandException(texts.get("select.none", torrent.hex())))
                .limits();
    }
}
