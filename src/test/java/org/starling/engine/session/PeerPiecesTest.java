package org.starling.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PeerPiecesTest {

    @Test
    void addsWhatLaterBitfieldsSay() throws Exception {
        PeerPieces pieces = new PeerPieces();
        pieces.resolve(16);
        pieces.bitfield(bits(0x80, 0));
        pieces.have(15);
        pieces.bitfield(bits(0xa0, 0));

        assertThat(said(pieces)).isEqualTo(BitSet.valueOf(new long[] {1 | 1 << 2 | 1 << 15}));
    }

    @Test
    void addsThemBeforeTheNumberOfPiecesIsKnown() throws Exception {
        PeerPieces pieces = new PeerPieces();
        pieces.bitfield(bits(0x80, 0));
        pieces.bitfield(bits(0xc0, 1));
        pieces.resolve(16);

        assertThat(said(pieces)).isEqualTo(BitSet.valueOf(new long[] {1 | 1 << 1 | 1 << 15}));
    }

    @Test
    void keepsAllThatIsSaidBeforeTheNumberOfPiecesIsKnown() throws Exception {
        PeerPieces pieces = new PeerPieces();
        pieces.haveAll();
        pieces.lost(3);
        pieces.lost(4);
        pieces.have(4);
        pieces.resolve(16);

        BitSet expected = new BitSet();
        expected.set(0, 16);
        expected.clear(3);
        assertThat(said(pieces)).isEqualTo(expected);
    }

    @Test
    void haveAllAndLostChangeWhatIsKnown() throws Exception {
        PeerPieces pieces = new PeerPieces();
        pieces.resolve(3);
        pieces.haveNone();
        assertThat(said(pieces).cardinality()).isZero();
        pieces.haveAll();
        assertThat(pieces.isSeed()).isTrue();
        assertThat(pieces.lost(1)).isTrue();
        assertThat(pieces.lost(1)).isFalse();
        assertThat(said(pieces)).isEqualTo(BitSet.valueOf(new long[] {0b101}));
        assertThatThrownBy(() -> pieces.lost(3)).isInstanceOf(ViolationException.class);
    }

    @Test
    void whoRepeatsItselfWithoutEndIsDropped() throws Exception {
        PeerPieces pieces = new PeerPieces();
        pieces.resolve(3);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        pieces.haveAll();
                    }
                })
                .isInstanceOf(ViolationException.class);
        PeerPieces unknown = new PeerPieces();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        unknown.haveNone();
                    }
                })
                .isInstanceOf(ViolationException.class);
    }

    @Test
    void refusesBitfieldsThatCannotBeOfOneTorrent() throws Exception {
        PeerPieces pieces = new PeerPieces();
        pieces.bitfield(bits(0x80, 0));

        assertThatThrownBy(() -> pieces.bitfield(bits(0x80))).isInstanceOf(ViolationException.class);
    }

    private static byte[] bits(int... bytes) {
        byte[] bits = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            bits[i] = (byte) bytes[i];
        }
        return bits;
    }

    private static BitSet said(PeerPieces pieces) {
        BitSet said = new BitSet();
        for (int i = 0; i < Objects.requireNonNull(pieces.known()).size(); i++) {
            said.set(i, pieces.has(i));
        }
        return said;
    }
}
