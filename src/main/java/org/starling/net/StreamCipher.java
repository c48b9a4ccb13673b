package org.starling.net;

import java.nio.ByteBuffer;

/** One direction of an encrypted stream. Stateful: bytes must be passed in stream order, exactly once. */
@FunctionalInterface
public interface StreamCipher {

    /** Transforms the bytes between position and limit in place; position and limit stay. */
    void apply(ByteBuffer bytes);
}
