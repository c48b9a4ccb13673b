package org.starling.library.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateSwitchTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** Alternative from 8 to 18 on Thursday and the whole Sunday, stopped in the first hour of Friday. */
    private static final WeekGrid GRID = WeekGrid.NORMAL
            .with(DayOfWeek.THURSDAY, 8, 18, RateMode.ALTERNATIVE)
            .with(DayOfWeek.SUNDAY, 0, 24, RateMode.ALTERNATIVE)
            .with(DayOfWeek.FRIDAY, 0, 1, RateMode.STOPPED);

    private static final RatePlan PLAN = new RatePlan(true, GRID, 100, 50);

    private static Instant local(String time) {
        return java.time.LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        // 2026-11-26 is a Thursday
        "2026-11-26T07:59:59, NORMAL,      2026-11-26T08:00",
        "2026-11-26T08:00:00, ALTERNATIVE, 2026-11-26T18:00",
        "2026-11-26T17:59:59, ALTERNATIVE, 2026-11-26T18:00",
        "2026-11-26T18:00:00, NORMAL,      2026-11-27T00:00",
        "2026-11-27T00:30:00, STOPPED,     2026-11-27T01:00",
        "2026-11-28T12:00:00, NORMAL,      2026-11-29T00:00",
        "2026-11-29T23:59:59, ALTERNATIVE, 2026-11-30T00:00",
        "2026-11-30T00:00:00, NORMAL,      2026-12-03T08:00",
        // clocks are put back an hour in the night to that Sunday
        "2026-10-25T12:00:00, ALTERNATIVE, 2026-10-26T00:00",
    })
    void followsTheGridOnTheUsersClock(String time, RateMode mode, String next) {
        assertThat(RateSwitch.status(PLAN, Optional.empty(), local(time), ZONE))
                .isEqualTo(new RateStatus(mode, false, Optional.of(local(next))));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T09:00:00, 2026-11-26T17:59:59, NORMAL,      true",
        "2026-11-26T09:00:00, 2026-11-26T18:00:00, NORMAL,      false",
        "2026-11-26T09:00:00, 2026-12-03T09:00:00, ALTERNATIVE, false",
        "2026-11-26T19:00:00, 2026-11-26T23:59:59, NORMAL,      true",
        "2026-11-26T19:00:00, 2026-11-27T00:00:00, STOPPED,     false",
    })
    void whatIsSwitchedByHandHoldsUntilTheNextChange(String switched, String time, RateMode mode, boolean byHand) {
        RateSwitch hand = new RateSwitch(RateMode.NORMAL, local(switched));
        RateStatus status = RateSwitch.status(PLAN, Optional.of(hand), local(time), ZONE);
        assertThat(status.mode()).isEqualTo(mode);
        assertThat(status.byHand()).isEqualTo(byHand);
    }

    @Test
    void withoutAScheduleTheHandIsAll() {
        RatePlan off = new RatePlan(false, GRID, 0, 0);
        Instant now = local("2026-11-26T09:00:00");
        assertThat(RateSwitch.status(off, Optional.empty(), now, ZONE)).isEqualTo(RateStatus.NORMAL);
        RateSwitch hand = new RateSwitch(RateMode.ALTERNATIVE, now.minusSeconds(10_000_000));
        assertThat(RateSwitch.status(off, Optional.of(hand), now, ZONE))
                .isEqualTo(new RateStatus(RateMode.ALTERNATIVE, true, Optional.empty()));
    }

    @Test
    void aGridThatNeverChangesHasNoNextChange() {
        RatePlan always = new RatePlan(true, WeekGrid.NORMAL, 0, 0);
        assertThat(RateSwitch.status(always, Optional.empty(), Instant.EPOCH, ZONE))
                .isEqualTo(RateStatus.NORMAL);
    }

    @Test
    void theTextOfAGridGivesItBack() {
        assertThat(WeekGrid.parse(GRID.toString())).contains(GRID);
        assertThat(GRID.toString()).hasSize(7 * 24 + 6).contains("nnnnnnnnaaaaaaaaaannnnnn snnn");
        assertThat(GRID).isNotEqualTo(WeekGrid.NORMAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "nnnnnnnnnnnnnnnnnnnnnnnx", "NNNN"})
    void nothingElseIsAGrid(String text) {
        assertThat(WeekGrid.parse(text)).isEmpty();
        assertThat(WeekGrid.parse("n".repeat(167) + "x")).isEmpty();
        assertThat(WeekGrid.parse("n".repeat(169))).isEmpty();
    }
}
