package org.starling.engine.session;

import java.nio.ByteBuffer;

/** Where the payload of a block that is just arriving goes. */
public sealed interface BlockTarget {

    /** Fill this buffer; it has exactly the block's length remaining. */
    record Fill(ByteBuffer buffer) implements BlockTarget {}

    /** Read and forget: nobody asked for it, or it is not wanted any more. */
    record Discard() implements BlockTarget {}

    /** No memory now: stop reading this peer until {@link Connection#resumeReading}. */
    record Later() implements BlockTarget {}

    static BlockTarget discard() {
        return Constants.DISCARD;
    }

    static BlockTarget later() {
        return Constants.LATER;
    }

    /** Shared instances: a busy swarm asks thousands of times a second. */
    final class Constants {
        private static final BlockTarget DISCARD = new Discard();
        private static final BlockTarget LATER = new Later();

        private Constants() {}
    }
}
