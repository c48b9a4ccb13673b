package org.starling.engine.disk;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A run of a piece's bytes: in memory, or, where {@code memory} is null, spilled to its files. */
record Part(int offset, int length, @Nullable ByteBuffer memory) {}
