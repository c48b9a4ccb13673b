package org.starling.library;

import org.starling.engine.DiskFailure;

/** Why a torrent cannot go on; each has a sentence for the user that says what to do. */
public sealed interface LibraryProblem {

    record Disk(DiskFailure failure) implements LibraryProblem {}

    /** Its saved metainfo is damaged; adding it again repairs it. */
    record MetainfoDamaged() implements LibraryProblem {}

    record EngineRefused(String detail) implements LibraryProblem {}
}
