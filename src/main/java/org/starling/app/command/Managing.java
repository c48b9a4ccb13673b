package org.starling.app.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out requests that arrange the list as a whole. Any thread; blocks its caller only. */
public interface Managing {

    /** @return rows with named values: text, numbers, booleans, lists of texts, or null */
    List<Map<String, @Nullable Object>> call(Request.Manage request, List<TorrentRow> list);
}
