package org.starling.engine.peer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.starling.engine.session.BlockTarget;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.ConnectionListener;
import org.starling.engine.session.PeerMessage;

/** Writes down what it is told. */
class RecordingListener implements ConnectionListener {
    final List<PeerMessage> messages = new ArrayList<>();
    final List<String> blocks = new ArrayList<>();
    final List<byte[]> data = new ArrayList<>();
    final List<CloseReason> closed = new ArrayList<>();
    int aborted;
    int writable;
    int offered;
    int lent;

    @Override
    public void onMessage(PeerMessage message) {
        messages.add(message);
    }

    @Override
    public BlockTarget onBlockStart(int piece, int offset, int length) {
        offered++;
        lent++;
        return new BlockTarget.Fill(ByteBuffer.allocateDirect(length));
    }

    @Override
    public void onBlock(int piece, int offset, ByteBuffer block) {
        lent--;
        byte[] copy = new byte[block.remaining()];
        block.get(copy);
        data.add(copy);
        blocks.add(piece + "/" + offset + "/" + copy.length);
    }

    @Override
    public void onBlockAborted(int piece, int offset, ByteBuffer block) {
        lent--;
        aborted++;
    }

    @Override
    public void onWritable() {
        writable++;
    }

    @Override
    public void onClosed(CloseReason reason) {
        closed.add(reason);
    }
}
