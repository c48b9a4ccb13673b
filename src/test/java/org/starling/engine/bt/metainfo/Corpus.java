package org.starling.engine.bt.metainfo;

import java.io.IOException;
import java.util.List;
import org.starling.engine.MetainfoException;
import org.starling.engine.MetainfoService;

/** The hostile torrents, for tests of other packages. */
public final class Corpus {

    private Corpus() {}

    public static List<byte[]> all() throws IOException {
        return HostileTorrents.all().stream().map(HostileTorrents.Case::bytes).toList();
    }

    /** Reads it one way or the other; only the typed refusal may come out. */
    public static void read(MetainfoService service, byte[] torrent) {
        try {
            MetainfoPromises.check(service.parse(torrent));
        } catch (MetainfoException expected) {
            // Refused with a reason: the other good outcome.
        }
    }
}
