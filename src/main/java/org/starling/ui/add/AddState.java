package org.starling.ui.add;

import java.util.List;
import org.starling.engine.Metainfo;
import org.starling.library.inspect.Finding;
import org.starling.ui.details.model.FileNode;
import org.starling.wire.Magnet;

/** How far looking at a torrent is. Reading → Fetching (magnets only) → Ready; or Failed from any of them. */
public sealed interface AddState {

    /** The file or page is on its way. */
    record Reading() implements AddState {}

    /**
     * A magnet's files are being asked for among peers; it can be added without.
     *
     * @param listed it is in the list already
     */
    record Fetching(Magnet magnet, boolean listed) implements AddState {}

    /**
     * All is known.
     *
     * @param listed it is in the list already: only its trackers would be added
     */
    record Ready(Metainfo metainfo, FileNode files, List<Finding> dangers, boolean listed) implements AddState {}

    /** A sentence for the user. */
    record Failed(String sentence) implements AddState {}
}
