package org.starling.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitfieldTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 63, 64, 65, 127, 128, 1000})
    void behavesAsAPlainSet(int size) throws BitfieldException {
        Random random = new Random(size);
        Bitfield field = new Bitfield(size);
        BitSet model = new BitSet();
        for (int step = 0; step < 500 && size > 0; step++) {
            int piece = random.nextInt(size);
            if (random.nextInt(3) > 0) {
                assertThat(field.set(piece)).isEqualTo(!model.get(piece));
                model.set(piece);
            } else {
                assertThat(field.clear(piece)).isEqualTo(model.get(piece));
                model.clear(piece);
            }
            assertThat(field.cardinality()).isEqualTo(model.cardinality());
            assertThat(field.isEmpty()).isEqualTo(model.isEmpty());
            assertThat(field.isFull()).isEqualTo(model.cardinality() == size);
        }
        for (int piece = 0; piece < size; piece++) {
            assertThat(field.get(piece)).isEqualTo(model.get(piece));
            assertThat(field.nextSet(piece)).isEqualTo(model.nextSetBit(piece));
            int clear = model.nextClearBit(piece);
            assertThat(field.nextClear(piece)).isEqualTo(clear < size ? clear : -1);
        }
        assertThat(field.nextSet(size)).isEqualTo(-1);
        assertThat(field.nextClear(size)).isEqualTo(-1);
        assertThat(Bitfield.fromWire(field.toBytes(), size)).isEqualTo(field).hasSameHashCodeAs(field);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 65, 200})
    void differencesAreThoseOfPlainSets(int size) {
        Random random = new Random(size);
        for (int round = 0; round < 50; round++) {
            Bitfield left = random(size, random);
            Bitfield right = random(size, random);
            BitSet difference = model(left);
            difference.andNot(model(right));
            BitSet union = model(left);
            union.or(model(right));
            assertThat(left.andNotCardinality(right)).isEqualTo(difference.cardinality());
            assertThat(left.intersectsNot(right)).isEqualTo(!difference.isEmpty());
            for (int from = 0; from <= size; from++) {
                assertThat(left.nextAndNot(right, from)).isEqualTo(difference.nextSetBit(from));
            }
            Bitfield copy = left.copy();
            copy.andNot(right);
            assertThat(model(copy)).isEqualTo(difference);
            assertThat(copy.cardinality()).isEqualTo(difference.cardinality());
            copy = left.copy();
            copy.or(right);
            assertThat(model(copy)).isEqualTo(union);
            assertThat(copy.cardinality()).isEqualTo(union.cardinality());
        }
    }

    @Test
    void wireFormHasTheFirstPieceInTheHighBit() throws BitfieldException {
        Bitfield field = new Bitfield(10);
        field.set(0);
        field.set(7);
        field.set(9);
        assertThat(field.toBytes()).isEqualTo(Hex.decode("8140"));
        assertThat(Bitfield.fromWire(Hex.decode("8140"), 10)).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({
        "10, ff, LENGTH",
        "10, ffc000, LENGTH",
        "10, '', LENGTH",
        "0, 00, LENGTH",
        "10, ffe0, SPARE_BITS",
        "10, 0001, SPARE_BITS",
        "1, 40, SPARE_BITS",
        "65, 000000000000000001, SPARE_BITS",
    })
    void refusesWhatDoesNotFit(int size, String hex, BitfieldException.Reason reason) {
        assertThatExceptionOfType(BitfieldException.class)
                .isThrownBy(() -> Bitfield.fromWire(Hex.decode(hex), size))
                .extracting(BitfieldException::reason)
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 63, 64, 65})
    void fullAndEmpty(int size) {
        Bitfield field = Bitfield.full(size);
        assertThat(field.isFull()).isTrue();
        assertThat(field.nextClear(0)).isEqualTo(-1);
        assertThat(model(field).cardinality()).isEqualTo(size);
        field.clearAll();
        assertThat(field).isEqualTo(new Bitfield(size));
        assertThat(field.isEmpty()).isTrue();
    }

    @Test
    void copiesAreIndependent() {
        Bitfield field = new Bitfield(3);
        Bitfield copy = field.copy();
        copy.set(1);
        assertThat(field.get(1)).isFalse();
        assertThat(copy).isNotEqualTo(field);
    }

    @Test
    void piecesOutsideAndOtherSizesAreErrors() {
        Bitfield field = new Bitfield(65);
        for (int piece : new int[] {-1, 65, 127, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> field.get(piece)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> field.set(piece)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> field.clear(piece)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> field.andNotCardinality(new Bitfield(66)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bitfield(-1));
    }

    private static Bitfield random(int size, Random random) {
        Bitfield field = new Bitfield(size);
        int density = random.nextInt(5);
        for (int piece = 0; piece < size; piece++) {
            if (random.nextInt(4) < density) {
                field.set(piece);
            }
        }
        return field;
    }

    private static BitSet model(Bitfield field) {
        BitSet model = new BitSet();
        for (int piece = field.nextSet(0); piece >= 0; piece = field.nextSet(piece + 1)) {
            model.set(piece);
        }
        return model;
    }
}
