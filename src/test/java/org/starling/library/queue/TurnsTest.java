package org.starling.library.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.library.queue.Turns.Candidate;

class TurnsTest {

    /** D download, U upload; small: slow; with an exclamation mark: forced. */
    private static List<Candidate<String>> candidates(String words) {
        List<Candidate<String>> all = new ArrayList<>();
        for (String word : List.of(words.split(" "))) {
            char kind = word.charAt(0);
            all.add(new Candidate<>(
                    word, Character.toUpperCase(kind) == 'U', word.endsWith("!"), Character.isLowerCase(kind)));
        }
        return all;
    }

    private static QueueLimits limits(int downloads, int uploads, int total) {
        return new QueueLimits(downloads, uploads, total, SlowRule.USUAL);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "D1 D2 U1 U2,        0, 0, 0, D1 D2 U1 U2",
                "D1 D2 D3 U1,        2, 0, 0, D1 D2 U1",
                "D1 U1 U2 U3,        0, 2, 0, D1 U1 U2",
                "U1 D1 D2 U2,        0, 0, 3, D1 D2 U1",
                "U1 D1 D2 D3,        0, 0, 2, D1 D2",
                "U1 U2 D1 D2,        1, 1, 5, D1 U1",
                "D1 D2 D3 U1,        5, 5, 2, D1 D2",
                "d1 D2 D3,           1, 0, 0, D2 d1",
                "d1 d2 d3 D4 D5,     1, 0, 0, D4 d1 d2 d3",
                "D1 D2! D3,          1, 0, 0, D1 D2!",
                "D1 u1 U2 U3!,       1, 1, 1, D1 U3! u1",
                "D1! D2! D3,         1, 0, 1, D1! D2! D3",
            })
    void letsThoseRunWhoseTurnItIs(String inOrder, int downloads, int uploads, int total, String running) {
        Set<String> turn = Turns.decide(candidates(inOrder), limits(downloads, uploads, total));
        assertThat(new TreeSet<>(turn)).isEqualTo(new TreeSet<>(List.of(running.split(" "))));
    }

    @Test
    void neverExceedsALimitNorLeavesAPlaceFree() {
        Random random = new Random(4);
        for (int run = 0; run < 5_000; run++) {
            List<Candidate<Integer>> all = new ArrayList<>();
            int size = random.nextInt(12);
            for (int i = 0; i < size; i++) {
                all.add(new Candidate<>(i, random.nextBoolean(), random.nextInt(6) == 0, random.nextInt(4) == 0));
            }
            QueueLimits limits = limits(random.nextInt(4), random.nextInt(4), random.nextInt(6));
            Set<Integer> turn = Turns.decide(all, limits);
            int downloads = counted(all, turn, false);
            int uploads = counted(all, turn, true);
            assertThat(downloads).isLessThanOrEqualTo(orAny(limits.downloads()));
            assertThat(uploads).isLessThanOrEqualTo(orAny(limits.uploads()));
            assertThat(downloads + uploads).isLessThanOrEqualTo(orAny(limits.total()));
            boolean room = downloads + uploads < orAny(limits.total());
            for (Candidate<Integer> one : all) {
                boolean place =
                        one.complete() ? uploads < orAny(limits.uploads()) : downloads < orAny(limits.downloads());
                if (one.forced() || one.slow() || (room && place)) {
                    assertThat(turn).contains(one.key());
                }
            }
        }
    }

    private static int counted(List<Candidate<Integer>> all, Set<Integer> turn, boolean complete) {
        return (int) all.stream()
                .filter(one -> one.complete() == complete && !one.forced() && !one.slow() && turn.contains(one.key()))
                .count();
    }

    private static int orAny(int limit) {
        return limit == 0 ? Integer.MAX_VALUE : limit;
    }

    @ParameterizedTest
    @CsvSource({
        // each letter is ten seconds: s below the threshold, f above; after 30 s the mind is changed
        "ffff,             ----",
        "ssss,             ---S",
        "sssf,             ----",
        "ssfssss,          ------S",
        "sssssffff,        ---SSSSS-",
        "sssssfsffff,      ---SSSSSSS-",
    })
    void slownessIsNoticedAfterAWhile(String rates, String expected) {
        SlowMeter meter = new SlowMeter();
        Instant now = Instant.EPOCH;
        StringBuilder found = new StringBuilder();
        for (int i = 0; i < rates.length(); i++) {
            found.append(meter.update(rates.charAt(i) == 's', now, Duration.ofSeconds(30)) ? 'S' : '-');
            now = now.plusSeconds(10);
        }
        assertThat(found.toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "a B c,      UP,   B a c",
        "A b c,      UP,   A b c",
        "a B C d,    UP,   B C a d",
        "A B c,      UP,   A B c",
        "a b C,      DOWN, a b C",
        "a B c D,    DOWN, a c B D",
        "A B c d,    DOWN, c A B d",
    })
    void movesByOnePlace(String before, QueueMove where, String after) {
        List<String> list = new ArrayList<>(List.of(before.split(" ")));
        Rearranging.step(list, word -> Character.isUpperCase(word.charAt(0)), where);
        assertThat(String.join(" ", list)).isEqualTo(after);
    }
}
