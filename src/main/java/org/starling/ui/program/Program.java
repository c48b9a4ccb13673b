package org.starling.ui.program;

import java.nio.file.Path;
import org.starling.engine.MetainfoService;
import org.starling.library.Library;
import org.starling.settings.LiveSettings;
import org.starling.ui.program.overlay.OverlayAccess;

/** Everything that the window uses of the program behind it. Thread-safe; what may take long returns a future. */
public interface Program {

    Library library();

    MetainfoService metainfo();

    TorrentReader reader();

    RateLimits limits();

    LiveSettings settings();

    NetworkState network();

    OverlayAccess overlay();

    Player player();

    Countries countries();

    /** What the window remembers from one run to the next. */
    Memory memory();

    Path logs();
}
