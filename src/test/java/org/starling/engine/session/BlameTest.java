package org.starling.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.engine.disk.BlockPrints;
import org.starling.wire.Reserved;

/**
 * Copies of a piece as text: one letter a block names its sender, in capitals if the block is wrong. The last copy is
 * right.
 */
final class BlameTest {
    private static final int BLOCK = Layout.BLOCK;

    private final List<Peer> peers = new ArrayList<>();
    private final Blame blame = new Blame();

    BlameTest() {
        for (int i = 0; i < 26; i++) {
            peers.add(new Peer(new FakeConnection(i, Reserved.NONE), Contexts.under(() -> 0), peer -> {}));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // copies, convicted at once, convicted when it is right, cleared then
        "Aaaa, a, '', ''",
        "abBc cccc, '', b, ac",
        "aBBc aBcc dddd, '', b, ac",
        "aBcC ccdd, '', bc, a",
        "Abcd bbcd, '', a, bcd",
        "AbAb cccc, '', a, b",
        "abcD abcd, '', d, abc",
    })
    void whoseBlocksDifferIsConvicted(String copies, String atOnce, String later, String cleared) {
        String convicted = "";
        List<String> rest = new ArrayList<>(List.of(copies.split(" ")));
        String right = rest.size() > 1 ? rest.remove(rest.size() - 1) : "zzzz";
        for (String copy : rest) {
            convicted += names(blame.corrupt(piece(0, copy), prints(copy, 1)));
        }
        assertThat(convicted).isEqualTo(atOnce);

        Blame.Verdict verdict = blame.close(0, prints(right, 0));

        assertThat(names(verdict.guilty())).isEqualTo(later);
        assertThat(names(verdict.cleared())).isEqualTo(cleared);
        assertThat(blame.isOpen(0)).isFalse();
    }

    @Test
    void whoSendsTwoVersionsOfABlockIsConvictedBeforeThePieceIsRight() {
        assertThat(blame.corrupt(piece(0, "Abbb"), prints("Abbb", 1))).isEmpty();
        assertThat(names(blame.corrupt(piece(0, "Accc"), prints("Accc", 2)))).isEqualTo("a");
    }

    @Test
    void whoIsInAnotherCaseIsNotClearedYet() {
        blame.corrupt(piece(0, "Ab"), prints("Ab", 1));
        blame.corrupt(piece(1, "bC"), prints("bC", 1));
        assertThat(names(blame.close(0, prints("dd", 0)).cleared())).isEmpty();
        assertThat(names(blame.close(1, prints("dd", 0)).cleared())).isEqualTo("b");
    }

    @Test
    void suspectsAreOnParoleUntilAPieceOfTheirsIsRight() {
        blame.corrupt(piece(0, "Ab"), prints("Ab", 1));
        assertThat(peer('a').onParole && peer('b').onParole).isTrue();
        blame.acquit(piece(1, "bb"));
        blame.acquit(piece(2, "cc"));
        assertThat(peer('b').onParole).isFalse();
        assertThat(peer('a').onParole).isTrue();
    }

    @Test
    void nothingIsConcludedFromAPieceThatCannotBeRead() {
        blame.corrupt(piece(0, "Ab"), prints("Ab", 1));
        Blame.Verdict verdict = blame.close(0, BlockPrints.NONE);
        assertThat(verdict.guilty()).isEmpty();
        assertThat(verdict.cleared()).isEmpty();
    }

    @Test
    void casesAreBounded() {
        Random random = new Random(1);
        for (int piece = 0; piece < 10 * Blame.MAX_CASES; piece++) {
            for (int again = random.nextInt(2 * Blame.MAX_ATTEMPTS); again >= 0; again--) {
                blame.corrupt(piece(piece, "Ab"), prints("Ab", piece));
            }
            assertThat(blame.cases()).isLessThanOrEqualTo(Blame.MAX_CASES);
        }
        assertThat(blame.isOpen(10 * Blame.MAX_CASES - 1))
                .as("the newest stays")
                .isTrue();

        String large = "ab".repeat(Blame.MAX_BLOCKS / 4);
        BlockPrints none = BlockPrints.NONE;
        for (int piece = 0; piece < 10; piece++) {
            blame.corrupt(piece(piece, large), none);
            assertThat(blame.cases()).isLessThanOrEqualTo(Blame.MAX_CASES);
        }
        assertThat(blame.cases()).as("cases of half the bound each").isEqualTo(2);
    }

    private Peer peer(char name) {
        return peers.get(Character.toLowerCase(name) - 'a');
    }

    private OpenPiece piece(int number, String copy) {
        OpenPiece piece = new OpenPiece(number, copy.length() * BLOCK, peer(copy.charAt(0)), false);
        for (int block = 0; block < copy.length(); block++) {
            piece.ask(block, peer(copy.charAt(block)));
            piece.received(block, peer(copy.charAt(block)), true);
        }
        return piece;
    }

    /** Capitals make wrong blocks, all of them different. */
    private static BlockPrints prints(String copy, int version) {
        ByteBuffer bytes = ByteBuffer.allocate(copy.length() * BLOCK);
        for (int block = 0; block < copy.length(); block++) {
            boolean wrong = Character.isUpperCase(copy.charAt(block));
            bytes.put(block * BLOCK + 5, (byte) (wrong ? version : 0));
        }
        return BlockPrints.of(bytes);
    }

    private String names(Set<PeerIdentity> identities) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < peers.size(); i++) {
            names.append(identities.contains(peers.get(i).identity) ? "" + (char) ('a' + i) : "");
        }
        return names.toString();
    }
}
