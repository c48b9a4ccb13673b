package org.starling.library;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.starling.wire.SafeText;

/** What went wrong lately without anybody waiting for it. Any thread. */
final class Notices {
    private static final int MOST = 50;
    private static final int LONGEST = 300;

    private final InstantSource clock;
    private volatile List<LibraryNotice> latest = List.of();

    Notices(InstantSource clock) {
        this.clock = clock;
    }

    /** Newest last; the same object until there is another. */
    List<LibraryNotice> latest() {
        return latest;
    }

    synchronized void add(LibraryNotice.Kind kind, String detail) {
        List<LibraryNotice> more = new ArrayList<>(latest);
        more.add(new LibraryNotice(kind, SafeText.clean(detail, LONGEST), clock.instant()));
        latest = List.copyOf(more.subList(Math.max(0, more.size() - MOST), more.size()));
    }
}
