package org.starling.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.disk.BlockData;
import org.starling.engine.session.BlockTarget;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.PeerMessage;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

/** A handshaken connection: reading, writing, waiting, closing. */
final class SocketPeerTest {
    private final ManualLoop loop = new ManualLoop();
    private final FakeStream[] pair = FakeStream.pair(loop);
    private final CloseCounters counters = new CloseCounters();
    private final PeerContext context = PeerContext.create(loop, new TestCodec(), counters);
    private final SocketPeer peer =
            new SocketPeer(pair[1], new HandshakeBytes(Reserved.NONE, TestLayer.TORRENT, PeerId.ZERO), context);
    private final RecordingListener listener = new RecordingListener();

    @Test
    void nothingIsReadBeforeTheStart() {
        pair[0].raw(FrameReaderTest.conversation());
        loop.run();
        assertThat(pair[1].reads).isZero();
        peer.start(listener);
        loop.run();
        assertThat(listener.messages).hasSize(7);
        assertThat(peer.received()).isEqualTo(68 + FrameReaderTest.conversation().length);
    }

    @Test
    void aStormOfRequestsLeavesInFewWrites() {
        peer.start(listener);
        for (int i = 0; i < 240; i++) {
            peer.send(new PeerMessage.Request(i, 0, 16384));
        }
        assertThat(pair[1].writes).isEqualTo(1);
        assertThat(peer.queuedBytes()).isPositive();
        loop.run();
        assertThat(pair[1].writes).isEqualTo(2);
        assertThat(pair[0].drain()).hasSize(240 * 17);
        assertThat(peer.sent()).isEqualTo(68 + 240 * 17);
        assertThat(peer.queuedBytes()).isZero();
    }

    @Test
    void messagesKeepTheirOrderWhateverTheirSize() {
        peer.start(listener);
        peer.send(new PeerMessage.Have(1));
        peer.send(new PeerMessage.Bitfield(new byte[4000]));
        peer.send(new PeerMessage.Cancel(1, 2, 3));
        AtomicInteger released = new AtomicInteger();
        byte[] block = FrameReaderTest.payload(100);
        peer.sendBlock(5, 6, new BlockData.InMemory(ByteBuffer.wrap(block), released::incrementAndGet));
        peer.send(new PeerMessage.Unchoke());
        loop.run();
        RecordingListener far = new RecordingListener();
        new SocketPeer(pair[0], peer.handshake(), context).start(far);
        loop.run();
        assertThat(far.messages)
                .hasSize(4)
                .startsWith(new PeerMessage.Have(1))
                .endsWith(new PeerMessage.Cancel(1, 2, 3), new PeerMessage.Unchoke());
        assertThat(far.blocks).containsExactly("5/6/100");
        assertThat(far.data.get(0)).isEqualTo(block);
        assertThat(released).hasValue(1);
    }

    @Test
    void blocksLeaveFromFiles(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("data");
        byte[] data = FrameReaderTest.payload(1000);
        Files.write(file, data);
        AtomicInteger released = new AtomicInteger();
        try (FileChannel channel = FileChannel.open(file)) {
            peer.sendBlock(1, 0, new BlockData.InFile(channel, 100, 300, released::incrementAndGet));
            loop.run();
        }
        byte[] sent = pair[0].drain();
        assertThat(sent).hasSize(13 + 300);
        assertThat(Arrays.copyOfRange(sent, 13, 313)).isEqualTo(Arrays.copyOfRange(data, 100, 400));
        assertThat(released).hasValue(1);
    }

    @Test
    void encryptionLeavesSharedMemoryAlone() {
        pair[1].ciphers(bytes -> {}, bytes -> {
            for (int i = bytes.position(); i < bytes.limit(); i++) {
                bytes.put(i, (byte) ~bytes.get(i));
            }
        });
        byte[] shared = FrameReaderTest.payload(500);
        AtomicInteger released = new AtomicInteger();
        peer.sendBlock(1, 0, new BlockData.InMemory(ByteBuffer.wrap(shared), released::incrementAndGet));
        loop.run();
        assertThat(shared).isEqualTo(FrameReaderTest.payload(500));
        assertThat(released).hasValue(1);
        assertThat(pair[0].drain()[13]).isEqualTo((byte) ~shared[0]);
    }

    @Test
    void aBlockWithoutMemoryPausesReadingUntilThereIsSome() {
        boolean[] room = {false};
        RecordingListener waiting = new RecordingListener() {
            @Override
            public BlockTarget onBlockStart(int piece, int offset, int length) {
                return room[0] ? super.onBlockStart(piece, offset, length) : BlockTarget.later();
            }
        };
        peer.start(waiting);
        pair[0].raw(FrameReaderTest.conversation());
        loop.run();
        assertThat(waiting.blocks).isEmpty();
        int reads = pair[1].reads;
        pair[0].raw((byte) 0, (byte) 0, (byte) 0, (byte) 0);
        peer.resumeReading();
        loop.run();
        assertThat(pair[1].reads).as("still no memory, still not read").isEqualTo(reads);
        room[0] = true;
        peer.resumeReading();
        loop.run();
        assertThat(waiting.blocks).hasSize(4);
        assertThat(waiting.messages).hasSize(8);
        assertThat(peer.received()).isEqualTo(68 + 4 + FrameReaderTest.conversation().length);
    }

    @Test
    void aBrokenListenerOrCodecClosesOnlyItsConnection() {
        RecordingListener broken = new RecordingListener() {
            @Override
            public void onMessage(PeerMessage message) {
                throw new IllegalStateException("a defect");
            }
        };
        peer.start(broken);
        pair[0].raw((byte) 0, (byte) 0, (byte) 0, (byte) 0);
        loop.run();
        assertThat(broken.closed).containsExactly(CloseReason.INTERNAL_ERROR);
        assertThat(pair[1].isClosed()).isTrue();
        assertThat(counters.get(CloseReason.INTERNAL_ERROR)).isEqualTo(1);
    }

    @Test
    void aHostileMessageClosesWithItsReason() {
        peer.start(listener);
        pair[0].raw((byte) 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 5);
        loop.run();
        assertThat(listener.closed).containsExactly(CloseReason.OVERSIZED_MESSAGE);
        assertThat(counters.snapshot()).containsEntry(CloseReason.OVERSIZED_MESSAGE, 1L);
    }

    @Test
    void closingGivesEverythingBackOnce() {
        peer.start(listener);
        pair[0].raw(Arrays.copyOfRange(FrameReaderTest.conversation(), 0, 6000));
        loop.run();
        assertThat(listener.lent).isEqualTo(1);
        peer.close(CloseReason.STOPPED);
        peer.close(CloseReason.BANNED);
        loop.run();
        assertThat(listener.lent).isZero();
        assertThat(listener.closed).containsExactly(CloseReason.STOPPED);
        AtomicInteger released = new AtomicInteger();
        peer.sendBlock(1, 0, new BlockData.InMemory(ByteBuffer.allocate(5), released::incrementAndGet));
        peer.send(new PeerMessage.Have(1));
        loop.run();
        assertThat(released).hasValue(1);
        assertThat(pair[0].drain()).isEmpty();
    }

    @Test
    void closingWithinACallbackIsSafe() {
        RecordingListener closing = new RecordingListener() {
            @Override
            public BlockTarget onBlockStart(int piece, int offset, int length) {
                peer.close(CloseReason.BANNED);
                return super.onBlockStart(piece, offset, length);
            }
        };
        peer.start(closing);
        pair[0].raw(FrameReaderTest.conversation());
        loop.run();
        assertThat(closing.closed).containsExactly(CloseReason.BANNED);
        assertThat(closing.lent).isZero();
        assertThat(closing.blocks).isEmpty();
    }

    @Test
    void whoeverStartsAClosedPeerIsTold() {
        pair[1].close("reset");
        peer.start(listener);
        loop.run();
        assertThat(listener.closed).containsExactly(CloseReason.IO_ERROR);
    }

    @Test
    void aLeavingPeerIsToldApart() {
        peer.start(listener);
        pair[0].close("bye");
        loop.run();
        assertThat(listener.closed).containsExactly(CloseReason.REMOTE_CLOSED);
    }

    @Test
    void backPressureIsVisible() {
        peer.start(listener);
        pair[1].stall();
        peer.sendBlock(1, 0, new BlockData.InMemory(ByteBuffer.allocate(16384), () -> {}));
        loop.run();
        assertThat(peer.queuedBytes()).isEqualTo(16384 + 13);
        assertThat(peer.sent()).isEqualTo(68);
        pair[1].unstall();
        assertThat(peer.queuedBytes()).isZero();
        assertThat(listener.writable).isEqualTo(1);
    }
}
