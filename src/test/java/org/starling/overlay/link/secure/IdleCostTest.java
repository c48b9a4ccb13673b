package org.starling.overlay.link.secure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.starling.overlay.link.Wakes;

/** What links cost on which nothing is said. */
final class IdleCostTest {
    private static final int LINKS = 500;
    private static final Duration APART = Duration.ofMillis(37);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Wakes loop = new Wakes();
    private final List<Liveness> all = new ArrayList<>();
    private int said;
    private int gone;

    @Test
    void manyWakeTheLoopAsOftenAsOne() {
        for (int i = 0; i < LINKS; i++) {
            int number = i;
            Liveness liveness = new Liveness(loop, () -> keptAlive(number), () -> gone++);
            all.add(liveness);
            liveness.start();
            loop.during(APART);
        }
        assertThat(loop.during(LONG)).isLessThanOrEqualTo(61);
        assertThat(said).isBetween(5 * LINKS, 6 * LINKS);
        assertThat(gone).isZero();
    }

    /** The other end does the same. */
    private void keptAlive(int number) {
        said++;
        all.get(number).said();
        all.get(number).heard();
    }
}
