package org.starling.engine.session.choke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, by tables and by many draws. */
final class ChokeRoundTest {
    private static final long SECOND = 1_000_000_000L;

    private final Random random = new Random(3);

    /** A peer with only what a test says of it. */
    private static final class Sample {
        private final String who;
        private Slot slot = Slot.NONE;
        private long holds = SECOND;
        private long gave;
        private long took;
        private boolean idle;
        private boolean useful;
        private boolean snubs;
        private boolean pretends;
        private boolean fresh;

        private Sample(String who) {
            this.who = who;
        }

        static Sample of(String who) {
            return new Sample(who);
        }

        /** As it is now. */
        Candidate<String> candidate() {
            return new Candidate<>(who, slot, holds, gave, took, took, idle, useful, snubs, pretends, fresh);
        }

        Sample gave(long bytes) {
            gave = bytes;
            return useful();
        }

        Sample took(long bytes) {
            took = bytes;
            return this;
        }

        Sample holds(Slot held, long seconds) {
            slot = held;
            holds = seconds * SECOND;
            return this;
        }

        Sample waits(long seconds) {
            return holds(Slot.NONE, seconds);
        }

        Sample useful() {
            useful = true;
            return this;
        }

        Sample snubs() {
            snubs = true;
            return this;
        }

        Sample pretends() {
            pretends = true;
            return this;
        }

        Sample idle() {
            idle = true;
            return this;
        }

        Sample fresh() {
            fresh = true;
            return this;
        }
    }

    /** The names in the order in which they would be let in. */
    private static List<String> ranked(ChokeOrder order, Sample... samples) {
        List<Candidate<String>> candidates = new ArrayList<>();
        for (Sample sample : samples) {
            candidates.add(sample.candidate());
        }
        return ChokeRound.fill(candidates, samples.length, order);
    }

    @Test
    void whoGivesMostComesFirstWhileWeDownload() {
        assertThat(ranked(
                        ChokeOrder.LEECHING,
                        Sample.of("rider"),
                        Sample.of("little").gave(100),
                        Sample.of("silent").gave(900_000).snubs(),
                        Sample.of("much").gave(5000),
                        Sample.of("could").useful()))
                .containsExactly("much", "little", "could", "rider", "silent");
    }

    @Test
    void aHolderKeepsItsSlotAgainstOneThatIsHardlyBetter() {
        Sample holder = Sample.of("holder").gave(1000).holds(Slot.REGULAR, 40);

        assertThat(ranked(ChokeOrder.LEECHING, Sample.of("other").gave(1100), holder))
                .containsExactly("holder", "other");
        assertThat(ranked(ChokeOrder.LEECHING, holder, Sample.of("other").gave(1200)))
                .containsExactly("other", "holder");
    }

    @Test
    void aTrialEndsForOneThatGivesNothing() {
        Sample fresh = Sample.of("other").useful().waits(500);
        Sample holder = Sample.of("holder").useful().took(1000);

        assertThat(ranked(ChokeOrder.LEECHING, fresh, holder.holds(Slot.REGULAR, 20)))
                .containsExactly("holder", "other");
        assertThat(ranked(ChokeOrder.LEECHING, holder.holds(Slot.REGULAR, 30), fresh))
                .containsExactly("other", "holder");
    }

    @Test
    void aSeedServesInTurn() {
        assertThat(ranked(
                        ChokeOrder.SEEDING,
                        Sample.of("served").took(9 << 20).holds(Slot.REGULAR, 30),
                        Sample.of("slow").took(1000).holds(Slot.REGULAR, 61),
                        Sample.of("idle").took(500).holds(Slot.REGULAR, 5).idle(),
                        Sample.of("begun").took(5 << 20).holds(Slot.REGULAR, 10),
                        Sample.of("pretender").took(1 << 20).waits(900).pretends(),
                        Sample.of("new").waits(5),
                        Sample.of("longer").waits(50)))
                .containsExactly("begun", "longer", "new", "idle", "slow", "served", "pretender");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "4, 1", "8, 1", "10, 2", "50, 10"})
    void oneSlotInFiveIsGivenByLot(int slots, int lots) {
        assertThat(ChokeRound.lots(slots)).isEqualTo(lots);
    }

    @Test
    void thoseDrawnStayUntilTheirTimeIsOver() {
        List<Candidate<String>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(Sample.of("giver" + i).gave(1000 + i).candidate());
        }
        all.add(Sample.of("drawn").holds(Slot.OPTIMISTIC, 10).candidate());
        for (int i = 0; i < 20; i++) {
            all.add(Sample.of("waiting" + i).candidate());
        }

        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            ChokeRound.Result<String> same = ChokeRound.choose(all, 4, ChokeOrder.LEECHING, false, random);
            assertThat(same.regular()).containsExactly("giver2", "giver1", "giver0");
            assertThat(same.optimistic()).containsExactly("drawn");
            drawn.addAll(
                    ChokeRound.choose(all, 4, ChokeOrder.LEECHING, true, random).optimistic());
        }
        assertThat(drawn).as("everybody has a chance").hasSize(21);
    }

    @Test
    void whoHasJustComeIsDrawnThreeTimesAsOften() {
        List<Candidate<String>> all = List.of(
                Sample.of("giver").gave(5).candidate(),
                Sample.of("old").candidate(),
                Sample.of("new").fresh().candidate());
        int fresh = 0;
        for (int i = 0; i < 4000; i++) {
            fresh += ChokeRound.choose(all, 2, ChokeOrder.LEECHING, true, random)
                            .optimistic()
                            .contains("new")
                    ? 1
                    : 0;
        }
        assertThat(fresh).isBetween(2850, 3150);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noSlotIsWastedAndNoneIsInvented(long seed) {
        Random dice = new Random(seed);
        List<Slot> slots = List.of(Slot.values());
        for (int run = 0; run < 500; run++) {
            List<Candidate<Integer>> all = new ArrayList<>();
            for (int i = dice.nextInt(30); i > 0; i--) {
                all.add(new Candidate<>(
                        i,
                        slots.get(dice.nextInt(3)),
                        dice.nextInt(90) * SECOND,
                        dice.nextInt(3) * 1000L,
                        dice.nextInt(3) * 1000L,
                        dice.nextInt(3) << 19,
                        dice.nextBoolean(),
                        dice.nextBoolean(),
                        dice.nextBoolean(),
                        dice.nextBoolean(),
                        dice.nextBoolean()));
            }
            int open = dice.nextInt(20);
            ChokeOrder order = dice.nextBoolean() ? ChokeOrder.SEEDING : ChokeOrder.LEECHING;
            ChokeRound.Result<Integer> result = ChokeRound.choose(all, open, order, dice.nextBoolean(), dice);

            List<Integer> in = new ArrayList<>(result.regular());
            in.addAll(result.optimistic());
            assertThat(in).doesNotHaveDuplicates().hasSize(Math.min(open, all.size()));
        }
    }
}
