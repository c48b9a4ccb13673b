package org.starling.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.wire.Bitfield;

/**
 * Swarms as text, one character a piece: availability 0-9; have x or a dot; rank 0 (skip) to 4; the peer's pieces x
 * or a dot. The picks are in order, each begun before the next is asked for; letters in brackets may come in any order.
 */
final class PiecePickerTest {
    /** So many verified pieces in front of each table that the random first pieces are over. */
    private static final int VERIFIED = 4;

    @ParameterizedTest
    @CsvSource({
        // availability, have, rank, peer, picks
        "31425, ....., 22222, xxxxx, 1 3 0 2 4",
        "31425, .x.x., 22222, xxxxx, 0 2 4",
        "31425, ....., 22222, x.x.., 0 2",
        "31425, ....., 20222, xxxxx, 3 0 2 4",
        "31425, ....., 22223, xxxxx, 4 1 3 0 2",
        "31425, ....., 12122, xxxxx, 1 3 4 0 2",
        "31425, ....., 22242, xxxxx, 3 1 0 2 4",
        "11111, ....., 43210, xxxxx, 0 1 2 3",
        "11111, xxxxx, 22222, xxxxx, ''",
        "11111, ....., 00000, xxxxx, ''",
        "11111, ....., 22222, ....., ''",
        "55155, ....., 22222, xx.xx, [0 1 3 4]",
        "11113, ....., 22222, xxxxx, [0 1 2 3] 4"
    })
    void picksTheRarestOfTheMostImportant(String availability, String have, String rank, String peer, String picks) {
        for (long seed = 0; seed < 10; seed++) {
            PiecePicker picker = picker(availability, have, rank, seed);
            assertPicks(drain(picker, bits(peer)), picks);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "31425, ....., 22222, xxxxx, 0 1 2 3 4",
        "31425, .x..., 22222, x.xx., 0 2 3",
        "31425, ....., 22422, xxxxx, 2 0 1 3 4",
        "31425, ....., 13310, xxxxx, 1 2 0 3"
    })
    void picksInOrder(String availability, String have, String rank, String peer, String picks) {
        PiecePicker picker = picker(availability, have, rank, 1);
        picker.sequential(true);
        assertPicks(drain(picker, bits(peer)), picks);
    }

    @Test
    void theFirstPiecesAreAnyPieces() {
        Set<Integer> firsts = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            PiecePicker picker = new PiecePicker(new Bitfield(8), ranks("22222222"), new Random(seed));
            picker.gained(0);
            firsts.add(picker.pick(Bitfield.full(8)));
        }
        assertThat(firsts).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }

    /** Whoever hears the same Haves must not come to the same choice: among equally rare pieces any is as good. */
    @ParameterizedTest
    @ValueSource(strings = {"000000", "111111", "999999"})
    void equallyRarePiecesComeInAnyOrder(String availability) {
        int[] firsts = new int[6];
        for (long seed = 0; seed < 600; seed++) {
            PiecePicker picker = picker(availability, "......", "222222", seed);
            picker.gained(VERIFIED + 5);
            picker.lost(VERIFIED + 5);
            firsts[picker.pick(bits("xxxxxx")) - VERIFIED]++;
        }
        assertThat(firsts).as("a hundred of each, but for chance").satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isBetween(55, 150);
            }
        });
    }

    @Test
    void aPeerThatLosesAPieceMakesItRare() {
        PiecePicker picker = picker("22222", ".....", "22222", 1);
        picker.lost(VERIFIED + 3);
        assertThat(picker.pick(bits("xxxxx"))).isEqualTo(VERIFIED + 3);
        picker.begin(VERIFIED + 3);
        assertThat(picker.isFree(VERIFIED + 3)).isFalse();
        assertThat(picker.isFree(VERIFIED + 2)).isTrue();
    }

    @Test
    void aPeerThatLeavesMakesItsPiecesRare() {
        PiecePicker picker = picker("33344", ".....", "22222", 1);
        picker.lost(bits("....x"));
        picker.lost(bits("....x"));
        assertThat(picker.pick(bits("xxxxx"))).isEqualTo(VERIFIED + 4);
    }

    @Test
    void aResetPieceIsFreeAgainUnlessItIsUnwantedByNow() {
        PiecePicker picker = picker("111", "...", "222", 1);
        Bitfield all = bits("xxx");
        List<Integer> begun = drain(picker, all);
        assertThat(picker.free()).isZero();

        picker.reset(begun.get(0));
        assertThat(picker.pick(all)).isEqualTo(begun.get(0));

        byte[] without = ranks("22220" + "22");
        picker.ranks(without);
        picker.reset(VERIFIED);
        assertThat(picker.missing()).isEqualTo(2);
        assertThat(picker.pick(bits("x.."))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void countsStayRightWhateverHappens(long seed) {
        Random random = new Random(seed);
        int pieces = 50;
        PiecePicker picker = new PiecePicker(new Bitfield(pieces), new byte[pieces], random);
        byte[] ranks = new byte[pieces];
        boolean[] begun = new boolean[pieces];
        boolean[] verified = new boolean[pieces];
        for (int step = 0; step < 2000; step++) {
            int piece = random.nextInt(pieces);
            switch (random.nextInt(5)) {
                case 0 -> {
                    ranks[piece] = (byte) random.nextInt(Selection.RANKS);
                    picker.ranks(ranks);
                }
                case 1 -> picker.gained(piece);
                case 2 -> {
                    int pick = picker.pick(Bitfield.full(pieces));
                    if (pick >= 0) {
                        assertThat(ranks[pick] > 0 && !begun[pick] && !verified[pick])
                                .isTrue();
                        picker.begin(pick);
                        begun[pick] = true;
                    }
                }
                case 3 -> {
                    picker.reset(piece);
                    begun[piece] = false;
                }
                default -> {
                    verified[piece] |= begun[piece];
                    if (begun[piece]) {
                        picker.verified(piece);
                    }
                    begun[piece] = false;
                }
            }
            int free = 0;
            int missing = 0;
            for (int i = 0; i < pieces; i++) {
                missing += ranks[i] > 0 && !verified[i] ? 1 : 0;
                free += ranks[i] > 0 && !verified[i] && !begun[i] ? 1 : 0;
            }
            assertThat(picker.free()).isEqualTo(free);
            assertThat(picker.missing()).isEqualTo(missing);
            assertThat(picker.pick(Bitfield.full(pieces)) >= 0).isEqualTo(free > 0);
        }
    }

    @Test
    void aPeerWithTheCommonestPieceAmongManyIsServed() {
        int pieces = 5000;
        PiecePicker picker = new PiecePicker(verifiedFirst(new Bitfield(pieces)), filled(pieces), new Random(3));
        Bitfield one = new Bitfield(pieces);
        one.set(4321);
        for (int i = 0; i < 200; i++) {
            picker.gained(4321);
        }
        assertThat(picker.pick(one)).isEqualTo(4321);
    }

    private static byte[] filled(int pieces) {
        byte[] ranks = new byte[pieces];
        Arrays.fill(ranks, Selection.NORMAL);
        return ranks;
    }

    private static PiecePicker picker(String availability, String have, String rank, long seed) {
        Bitfield verified = verifiedFirst(bits(have));
        PiecePicker picker = new PiecePicker(verified, ranks("2".repeat(VERIFIED) + rank), new Random(seed));
        for (int i = 0; i < availability.length(); i++) {
            for (int peers = availability.charAt(i) - '0'; peers > 0; peers--) {
                picker.gained(VERIFIED + i);
            }
        }
        return picker;
    }

    private static Bitfield verifiedFirst(Bitfield have) {
        for (int i = 0; i < VERIFIED; i++) {
            have.set(i);
        }
        return have;
    }

    private static List<Integer> drain(PiecePicker picker, Bitfield peer) {
        List<Integer> picks = new ArrayList<>();
        for (int piece = picker.pick(peer); piece >= 0; piece = picker.pick(peer)) {
            picker.begin(piece);
            picks.add(piece);
        }
        return picks;
    }

    private static void assertPicks(List<Integer> picks, String expected) {
        List<Integer> rest = new ArrayList<>(picks);
        for (String part : expected.isEmpty() ? new String[0] : expected.split(" (?![^\\[]*\\])")) {
            List<Integer> group = new ArrayList<>();
            for (String piece : part.replaceAll("[\\[\\]]", "").split(" ", -1)) {
                group.add(VERIFIED + Integer.parseInt(piece));
            }
            assertThat(rest).as("picks %s", picks).hasSizeGreaterThanOrEqualTo(group.size());
            List<Integer> next = rest.subList(0, group.size());
            assertThat(next).as("picks %s", picks).containsExactlyInAnyOrderElementsOf(group);
            next.clear();
        }
        assertThat(rest).isEmpty();
    }

    private static Bitfield bits(String text) {
        Bitfield bits = new Bitfield(VERIFIED + text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 'x') {
                bits.set(VERIFIED + i);
            }
        }
        return bits;
    }

    private static byte[] ranks(String text) {
        byte[] ranks = new byte[text.length()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = (byte) (text.charAt(i) - '0');
        }
        return ranks;
    }
}
