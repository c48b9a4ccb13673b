package org.starling.engine.disk;

import org.starling.engine.DiskFailure;

/** How a finished piece ended. */
public sealed interface PieceOutcome {

    /** Hash right, bytes written, recorded in the resume file: it survives a kill from here on. */
    record Verified() implements PieceOutcome {}

    /** Hash wrong; nothing was written over good data. With what its blocks were, to find out whose are wrong. */
    record Corrupt(BlockPrints prints) implements PieceOutcome {}

    record Failed(DiskFailure failure) implements PieceOutcome {}
}
