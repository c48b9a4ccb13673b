package org.starling.engine.disk;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.starling.wire.Sha1;

/** What one worker needs again and again. */
final class Workbench {
    final MessageDigest sha1 = Sha1.newDigest();
    final ByteBuffer buffer = ByteBuffer.allocateDirect(BlockPool.ARENA);
}
