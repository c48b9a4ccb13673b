package org.starling.overlay.disclosure;

import org.starling.wire.InfoHash;

/** What the user keeps to himself. Loop thread, so answered from memory. */
@FunctionalInterface
public interface Discretion {
    /** Nothing is told. */
    Discretion SILENT = torrent -> false;

    /**
     * Whether others may hear of the torrent: never of a private one (BEP 27), nor of one that is marked, nor of one
     * that is not known well enough to tell.
     */
    boolean mayTell(InfoHash torrent);
}
