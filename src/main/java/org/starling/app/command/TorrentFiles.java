package org.starling.app.command;

import java.util.List;
import org.starling.app.text.Texts;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentSettings;
import org.starling.library.Library;
import org.starling.library.TorrentView;
import org.starling.wire.InfoHash;

/** Finds files of torrents of the list. Thread-safe. */
public final class TorrentFiles {
    private final Library library;
    private final Texts texts;
    private final Rows rows;

    public TorrentFiles(Library library, Texts texts) {
        this.library = library;
        this.texts = texts;
        this.rows = new Rows(texts);
    }

    /**
     * At least one file.
     *
     * @param pattern see {@link FilePattern}
     */
    public List<FileRow> fitting(InfoHash torrent, String pattern) {
        TorrentSettings settings =
                library.find(torrent).map(TorrentView::settings).orElseThrow();
        return fitting(known(torrent), settings, pattern);
    }

    List<FileRow> fitting(Metainfo torrent, TorrentSettings settings, String pattern) {
        FilePattern wanted = new FilePattern(pattern);
        List<FileRow> found =
                rows.files(torrent, settings).stream().filter(wanted::fits).toList();
        if (found.isEmpty()) {
            throw new CommandException(texts.get("files.none", pattern));
        }
        return found;
    }

    Metainfo known(InfoHash torrent) {
        return library.metainfo(torrent).orElseThrow(() -> new CommandException(texts.get("library.NO_METADATA_YET")));
    }
}
