package org.starling.engine.disk;

import org.starling.engine.DiskFailure;

/** The answer to a read. */
public sealed interface ReadOutcome {

    /** The reader releases the data. */
    record Data(BlockData data) implements ReadOutcome {}

    record Failed(DiskFailure failure) implements ReadOutcome {}
}
