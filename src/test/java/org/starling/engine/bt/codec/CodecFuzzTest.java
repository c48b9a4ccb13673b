package org.starling.engine.bt.codec;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.starling.engine.peer.BadMessageException;

final class CodecFuzzTest {

    private static final BtMessageCodec CODEC = Codecs.bt();

    @FuzzTest(maxDuration = "30s")
    void frames(byte[] frame) {
        try {
            Objects.requireNonNull(CODEC.decode(ByteBuffer.wrap(frame)));
        } catch (BadMessageException expected) {
            // Refused with a reason: the other good outcome.
        }
    }
}
