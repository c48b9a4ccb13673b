package org.starling.engine.session.choke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UploadSlotsTest {
    private static final long KIB = 1 << 10;

    private final UploadSlots slots = new UploadSlots();

    private void seconds(int count, long rate, long ceiling) {
        for (int i = 0; i < count; i++) {
            slots.second(rate, ceiling);
        }
    }

    private void round(long rate, int waiting, long ceiling) {
        seconds(10, rate, ceiling);
        slots.round(slots.count(), waiting, ceiling);
    }

    @ParameterizedTest
    @CsvSource({"0, 4", "20, 4", "100, 5", "256, 8", "1024, 16", "10240, 51", "400000, 316", "9000000, 500"})
    void aFasterLineHasMoreSlotsAndFasterOnes(long kib, int expected) {
        assertThat(slots.count()).isEqualTo(8);

        seconds(60, kib * KIB, 0);

        assertThat(slots.count()).isEqualTo(expected);
    }

    @Test
    void oneSecondThatWasTooHighIsForgotten() {
        seconds(1, 50_000 * KIB, 0);
        seconds(120, 256 * KIB, 0);

        assertThat(slots.count()).isEqualTo(8);
    }

    @Test
    void aLimitIsAllThereIs() {
        seconds(5, 1024 * KIB, 256 * KIB);

        assertThat(slots.count()).isEqualTo(8);
    }

    @Test
    void oneMoreIsTriedAndKeptWhileItBringsSomething() {
        for (int i = 0; i < 40; i++) {
            round(20 * KIB * slots.count(), 30, 0);
        }

        assertThat(slots.count()).as("each slot takes 20 KiB a second").isBetween(8, 20);
    }

    @Test
    void aTrialThatBringsNothingIsTakenBackAndBecomesRare() {
        int more = 0;
        for (int i = 0; i < 100; i++) {
            round(256 * KIB, 30, 0);
            more += slots.count() > 8 ? 1 : 0;
            assertThat(slots.count()).isBetween(8, 9);
        }
        assertThat(more).isBetween(1, 8);
    }

    @Test
    void nobodyWaitsSoNothingIsTried() {
        for (int i = 0; i < 20; i++) {
            round(256 * KIB, 0, 0);
        }
        assertThat(slots.count()).isEqualTo(8);
    }

    @Test
    void atItsLimitNothingIsTriedAndWhatWasAddedGoes() {
        for (int i = 0; i < 10; i++) {
            round(20 * KIB * slots.count(), 30, 0);
        }
        for (int i = 0; i < 20; i++) {
            round(64 * KIB, 30, 64 * KIB);
        }
        assertThat(slots.count()).isEqualTo(4);
    }

    @Test
    void anEmptyLineGetsMoreSlotsAtOnceAndGivesThemBack() {
        seconds(60, 240 * KIB, 0);
        int usual = slots.count();
        assertThat(slots.leavesRoom()).isFalse();

        seconds(3, 200 * KIB, 0);
        assertThat(slots.leavesRoom()).isTrue();
        int before = slots.count();
        slots.relieve();
        slots.relieve();
        assertThat(slots.count()).isEqualTo(before + 2);
        slots.round(slots.count(), 5, 0);
        assertThat(slots.count()).as("still not full").isEqualTo(before + 2);

        seconds(10, 240 * KIB, 0);
        assertThat(slots.leavesRoom()).isFalse();
        slots.round(slots.count(), 0, 0);
        slots.round(slots.count(), 0, 0);
        assertThat(slots.count()).isEqualTo(usual);
    }

    @Test
    void reliefIsBounded() {
        seconds(30, 240 * KIB, 0);
        int usual = slots.count();
        seconds(5, 0, 0);
        int relieved = 0;
        while (slots.leavesRoom()) {
            slots.relieve();
            relieved++;
        }
        assertThat(relieved).isBetween(1, usual);
    }

    @Test
    void aLimitThatWasLoweredIsNoEmptyLine() {
        seconds(30, 2_000 * KIB, 0);
        seconds(10, 95 * KIB, 100 * KIB);

        assertThat(slots.leavesRoom()).isFalse();
    }

    /** Chance alone must not gather slots: each is looked at again. */
    @Test
    void whatOnlyLuckHasAddedGoesAgain() {
        RandomGenerator random = new Random(8);
        long sum = 0;
        for (int i = 0; i < 300; i++) {
            round(240 * KIB + random.nextLong(30 * KIB), 20, 0);
            sum += slots.count();
        }

        assertThat(sum / 300).isBetween(7L, 9L);
    }
}
