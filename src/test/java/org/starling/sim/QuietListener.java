package org.starling.sim;

import java.nio.ByteBuffer;
import org.starling.engine.session.BlockTarget;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.ConnectionListener;

/** Hears nothing but messages. */
abstract class QuietListener implements ConnectionListener {
    @Override
    public BlockTarget onBlockStart(int piece, int offset, int length) {
        return BlockTarget.discard();
    }

    @Override
    public void onBlock(int piece, int offset, ByteBuffer block) {}

    @Override
    public void onBlockAborted(int piece, int offset, ByteBuffer block) {}

    @Override
    public void onWritable() {}

    @Override
    public void onClosed(CloseReason reason) {}
}
