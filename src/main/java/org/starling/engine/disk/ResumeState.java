package org.starling.engine.disk;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.wire.Bitfield;

/**
 * What a resume file says.
 *
 * @param inParts files whose bytes are in the parts file
 * @param stamps of all files at an orderly close; null after any other end
 */
record ResumeState(
        Bitfield verified, BitSet inParts, @Nullable List<FileStamp> stamps) {}
