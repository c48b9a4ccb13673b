package org.starling.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PipelineTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    /** A peer that answers at a rate, one round trip after it was asked, for so many seconds. */
    private static Pipeline after(long blocksPerSecond, long roundTripMillis, int seconds, int reqq) {
        Pipeline pipeline = new Pipeline(0);
        pipeline.limit(reqq);
        long step = SECOND / blocksPerSecond;
        long next = 0;
        long answer = 0;
        for (long now = 0; now < seconds * SECOND; now += step) {
            for (int room = pipeline.room(); room > 0; room--) {
                pipeline.sent(next++, now);
            }
            if (now >= roundTripMillis * MILLI && answer < next) {
                pipeline.answered(answer++, now);
            }
            if (now / SECOND != (now + step) / SECOND) {
                pipeline.tick(now);
            }
        }
        return pipeline;
    }

    @ParameterizedTest
    @CsvSource({
        // blocks a second, round trip, reqq: depth from … to
        "25000, 1, 2000, 1024, 1024",
        "25000, 1, 500, 500, 500",
        "100, 50, 2000, 290, 340",
        "60, 400, 2000, 165, 230",
        "60, 400, 4, 4, 4",
        "2, 200, 2000, 5, 9",
        "1, 2000, 2000, 3, 6"
    })
    void theDepthFollowsRateAndRoundTrip(long rate, long roundTrip, int reqq, int least, int most) {
        assertThat(after(rate, roundTrip, 30, reqq).depth()).isBetween(least, most);
    }

    @Test
    void itDoublesEveryRoundTripUntilThePeerIsBusy() {
        Pipeline pipeline = new Pipeline(0);
        long id = 0;
        long answered = 0;
        int roundTrips = 0;
        while (pipeline.depth() < Pipeline.MAX_DEPTH) {
            for (int room = pipeline.room(); room > 0; room--) {
                pipeline.sent(id++, roundTrips * MILLI);
            }
            roundTrips++;
            for (long end = id; answered < end; answered++) {
                pipeline.answered(answered, roundTrips * MILLI);
            }
        }
        assertThat(roundTrips).isLessThanOrEqualTo(8);
    }

    @Test
    void requestsGoOutInBatches() {
        Pipeline pipeline = new Pipeline(0);
        for (int room = pipeline.room(); room > 0; room--) {
            pipeline.sent(room, 0);
        }
        pipeline.limit(pipeline.depth());
        int depth = pipeline.depth();
        for (int i = depth; i > 3 * depth / 4 + 1; i--) {
            pipeline.answered(i, MILLI);
            assertThat(pipeline.room()).isZero();
        }
        pipeline.answered(3 * depth / 4 + 1, MILLI);
        assertThat(pipeline.room()).isEqualTo(depth / 4);
    }

    @Test
    void whatWasNotAskedIsNoAnswer() {
        Pipeline pipeline = new Pipeline(0);
        pipeline.sent(5, 0);
        assertThat(pipeline.answered(6, 1)).isFalse();
        assertThat(pipeline.answered(5, 1)).isTrue();
        assertThat(pipeline.answered(5, 1)).isFalse();
    }

    @Test
    void aSilentPeerStallsAndGetsOneRequestAtATimeUntilItAnswers() {
        Pipeline pipeline = new Pipeline(0);
        pipeline.sent(1, 0);
        pipeline.sent(2, 0);
        assertThat(pipeline.stalled(15 * SECOND)).isFalse();
        assertThat(pipeline.stalled(15 * SECOND + 1)).isTrue();

        pipeline.snub();
        assertThat(pipeline.drain()).containsExactly(1, 2);
        assertThat(pipeline.room()).isEqualTo(1);

        pipeline.sent(3, 16 * SECOND);
        pipeline.answered(3, 17 * SECOND);
        assertThat(pipeline.isSnubbed()).isFalse();
        assertThat(pipeline.room()).isEqualTo(Pipeline.MIN_DEPTH);
    }

    @Test
    void aRequestThatIsPassedOverIsOverdueAlthoughThePeerIsNotSilent() {
        Pipeline pipeline = new Pipeline(0);
        pipeline.sent(1, 0);
        pipeline.sent(2, 0);
        pipeline.answered(2, 59 * SECOND);
        assertThat(pipeline.overdue(60 * SECOND)).isEqualTo(-1);
        assertThat(pipeline.overdue(60 * SECOND + 1)).isEqualTo(1);
        assertThat(pipeline.stalled(61 * SECOND)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // blocks in ten seconds: seconds of patience, blocks of a piece it carries, and of one that it does not
        "1, 40, 2, 3",
        "2, 20, 4, 5",
        "20, 10, 40, 41",
        "1000, 10, 2000, 2001"
    })
    void aSlowPeerIsGivenTimeAndAFastOneWholePieces(int blocks, int patience, int carried, int tooMany) {
        Pipeline pipeline = new Pipeline(0);
        pipeline.limit(Pipeline.MIN_DEPTH);
        for (int sample = 0; sample < 2; sample++) {
            long from = 10 * SECOND * sample;
            for (int i = 0; i < blocks; i++) {
                pipeline.sent(i, from);
                pipeline.answered(i, from + MILLI);
            }
            pipeline.tick(from + 10 * SECOND);
        }
        assertThat(pipeline.patience()).isEqualTo(patience * SECOND);
        assertThat(pipeline.carries(carried)).isTrue();
        assertThat(pipeline.carries(tooMany)).isFalse();
        pipeline.snub();
        assertThat(pipeline.carries(1)).isFalse();
    }

    @Test
    void whoAnswersAllThatItWasAskedIsMeasuredSoon() {
        Pipeline pipeline = new Pipeline(0);
        pipeline.sent(1, 0);
        pipeline.answered(1, MILLI);
        pipeline.tick(SECOND);
        assertThat(pipeline.wait(1)).isBetween(0.999 * SECOND, 1.001 * SECOND);
    }

    @Test
    void theRequestsForOnePieceAreTakenBack() {
        Pipeline pipeline = new Pipeline(0);
        for (int piece = 0; piece < 3; piece++) {
            pipeline.sent(Layout.id(piece, 0), 0);
            pipeline.sent(Layout.id(piece, Layout.BLOCK), 0);
        }
        assertThat(pipeline.withdrawAll(piece -> piece == 1))
                .containsExactlyInAnyOrder(Layout.id(1, 0), Layout.id(1, Layout.BLOCK));
        assertThat(pipeline.drain())
                .containsExactly(
                        Layout.id(0, 0), Layout.id(0, Layout.BLOCK), Layout.id(2, 0), Layout.id(2, Layout.BLOCK));
    }

    @Test
    void rejectsMakeItShallower() {
        Pipeline pipeline = new Pipeline(0);
        pipeline.sent(1, 0);
        int before = pipeline.depth();
        assertThat(pipeline.refused(1)).isTrue();
        assertThat(pipeline.refused(1)).isFalse();
        assertThat(pipeline.depth()).isLessThan(before);
    }
}
