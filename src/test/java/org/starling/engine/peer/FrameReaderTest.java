package org.starling.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.engine.session.BlockTarget;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.PeerMessage;

/** Frames good and hostile, whole and in pieces. */
final class FrameReaderTest {
    private final RecordingListener listener = new RecordingListener();
    private final FrameReader reader = new FrameReader(new TestCodec(), listener);

    @ParameterizedTest
    @CsvSource({
        // length 2^31-1, 2^32-1, 2^31 with several ids
        "7fffffff07, OVERSIZED_MESSAGE",
        "ffffffff07, OVERSIZED_MESSAGE",
        "8000000005, OVERSIZED_MESSAGE",
        "7fffffff05, OVERSIZED_MESSAGE",
        "7fffffffff, OVERSIZED_MESSAGE",
        // one more than the limit: choke, have, bitfield, unknown, refused id
        "0000000200, OVERSIZED_MESSAGE",
        "0000000604, OVERSIZED_MESSAGE",
        "0000138905, OVERSIZED_MESSAGE",
        "00000065c8, OVERSIZED_MESSAGE",
        "0000000163, OVERSIZED_MESSAGE",
        // blocks and requests of impossible lengths
        "0002000a07, OVERSIZED_MESSAGE",
        "0000000807, PROTOCOL_ERROR",
        "0000000c06, PROTOCOL_ERROR",
        "0000000e06, OVERSIZED_MESSAGE",
        "0000000108, PROTOCOL_ERROR",
        "0000000d06ffffffff0000000000004000, PROTOCOL_ERROR",
        "0000000d06000000018000000000004000, PROTOCOL_ERROR",
        "0000000d06000000010000000000000000, PROTOCOL_ERROR",
        "0000000d06000000010000000000020001, PROTOCOL_ERROR",
        "0000000d08000000010000000080000000, PROTOCOL_ERROR",
        "0000000a07ffffffff00000000, PROTOCOL_ERROR",
        "0000000a070000000080000000, PROTOCOL_ERROR",
        // the codec's own refusal
        "000000030400ff, PROTOCOL_ERROR",
    })
    void hostileFramesAreRefusedWholeAndByteByByte(String hex, CloseReason reason) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(feed(new FrameReader(new TestCodec(), listener), bytes, bytes.length))
                .isEqualTo(reason);
        assertThat(feed(reader, bytes, 1)).isEqualTo(reason);
        assertThat(listener.offered).isZero();
    }

    @Test
    void everyCutGivesTheSameMessages() {
        byte[] conversation = conversation();
        for (int cut = 1; cut < 40; cut++) {
            check(conversation, cut);
        }
        check(conversation, 1000);
        check(conversation, 16 * 1024);
        check(conversation, conversation.length);
    }

    @Test
    void aBlockThatWaitsForMemoryIsOfferedAgainAndLosesNothing() throws Exception {
        RecordingListener busy = new RecordingListener() {
            @Override
            public BlockTarget onBlockStart(int piece, int offset, int length) {
                return ++offered % 3 == 0 ? fill(length) : BlockTarget.later();
            }

            private BlockTarget fill(int length) {
                lent++;
                return new BlockTarget.Fill(ByteBuffer.allocate(length));
            }
        };
        FrameReader patient = new FrameReader(new TestCodec(), busy);
        byte[] conversation = conversation();
        for (int at = 0; at < conversation.length; at += 100) {
            ByteBuffer part = ByteBuffer.wrap(conversation, at, Math.min(100, conversation.length - at));
            int offers = 0;
            while (!patient.accept(part)) {
                assertThat(++offers).isLessThan(100);
            }
            assertThat(part.hasRemaining()).isFalse();
        }
        assertThat(busy.blocks).containsExactly("1/2/16384", "1/16386/16384", "3/0/0", "4/5/131072");
        assertThat(busy.lent).isZero();
    }

    @Test
    void unwantedBlocksAreReadAndForgotten() throws Exception {
        RecordingListener picky = new RecordingListener() {
            @Override
            public BlockTarget onBlockStart(int piece, int offset, int length) {
                return BlockTarget.discard();
            }
        };
        FrameReader discarding = new FrameReader(new TestCodec(), picky);
        assertThat(feed(discarding, conversation(), 777)).isNull();
        assertThat(picky.blocks).isEmpty();
        assertThat(picky.messages).hasSize(7);
    }

    @Test
    void anUnfinishedBlockGivesItsMemoryBack() throws Exception {
        reader.accept(ByteBuffer.wrap(HexFormat.of().parseHex("000040090700000001000000020102")));
        assertThat(listener.lent).isEqualTo(1);
        reader.stop();
        assertThat(listener.lent).isZero();
        assertThat(listener.aborted).isEqualTo(1);
        reader.accept(ByteBuffer.wrap(conversation()));
        assertThat(listener.messages).isEmpty();
    }

    @FuzzTest(maxDuration = "20s")
    void anyBytesAreSurvived(byte[] bytes) {
        RecordingListener any = new RecordingListener();
        FrameReader fuzzed = new FrameReader(new TestCodec(), any);
        if (feed(fuzzed, bytes, 1 + bytes.length / 3) != null || any.lent > 0) {
            fuzzed.stop();
        }
        assertThat(any.lent).isZero();
    }

    @Test
    void mutatedConversationsAreSurvived() {
        Random random = new Random(23);
        byte[] good = conversation();
        for (int i = 0; i < 300; i++) {
            byte[] bytes = good.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[random.nextInt(100)] = (byte) random.nextInt();
            }
            anyBytesOf(bytes, 1 + random.nextInt(3000));
        }
    }

    private static void anyBytesOf(byte[] bytes, int cut) {
        RecordingListener any = new RecordingListener();
        FrameReader mutated = new FrameReader(new TestCodec(), any);
        CloseReason refused = feed(mutated, bytes, cut);
        mutated.stop();
        assertThat(any.lent).as("after %s", refused).isZero();
    }

    private static void check(byte[] conversation, int cut) {
        RecordingListener each = new RecordingListener();
        assertThat(feed(new FrameReader(new TestCodec(), each), conversation, cut))
                .isNull();
        assertThat(each.messages)
                .hasSize(7)
                .startsWith(new PeerMessage.KeepAlive(), new PeerMessage.Unchoke(), new PeerMessage.Have(9))
                .contains(new PeerMessage.Request(1, 2, 16384), new PeerMessage.Cancel(1, 2, 16384))
                .endsWith(new PeerMessage.Unknown(200, 3));
        assertThat(each.blocks).containsExactly("1/2/16384", "1/16386/16384", "3/0/0", "4/5/131072");
        for (byte[] block : each.data) {
            assertThat(block).isEqualTo(payload(block.length));
        }
        assertThat(each.lent).isZero();
    }

    static byte[] conversation() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        HexFormat hex = HexFormat.of();
        all.writeBytes(hex.parseHex("00000000" + "0000000101" + "000000050400000009"));
        all.writeBytes(ByteBuffer.allocate(5)
                .putInt(TestCodec.BITFIELD_LIMIT)
                .put((byte) 5)
                .array());
        all.writeBytes(new byte[TestCodec.BITFIELD_LIMIT - 1]);
        piece(all, 1, 2, 16384);
        all.writeBytes(hex.parseHex("0000000d06000000010000000200004000"));
        piece(all, 1, 16386, 16384);
        all.writeBytes(hex.parseHex("0000000d08000000010000000200004000"));
        piece(all, 3, 0, 0);
        piece(all, 4, 5, 131072);
        all.writeBytes(hex.parseHex("00000003c80102"));
        return all.toByteArray();
    }

    private static void piece(ByteArrayOutputStream all, int piece, int offset, int length) {
        all.writeBytes(ByteBuffer.allocate(13)
                .putInt(9 + length)
                .put((byte) 7)
                .putInt(piece)
                .putInt(offset)
                .array());
        all.writeBytes(payload(length));
    }

    static byte[] payload(int length) {
        byte[] payload = new byte[length];
        new Random(length).nextBytes(payload);
        return payload;
    }

    private static @Nullable CloseReason feed(FrameReader target, byte[] bytes, int cut) {
        try {
            for (int at = 0; at < bytes.length; at += cut) {
                target.accept(ByteBuffer.wrap(bytes, at, Math.min(cut, bytes.length - at)));
            }
            return null;
        } catch (BadMessageException e) {
            return e.reason();
        }
    }
}
