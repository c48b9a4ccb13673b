package org.starling.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.cli.EngineChoices;
import org.starling.app.command.LimitChange;
import org.starling.app.instance.StateFolder;
import org.starling.engine.EngineLimits;

final class LiveLimitsTest {
    private final List<EngineLimits> told = new ArrayList<>();

    @TempDir
    Path folder;

    private LiveLimits load(LimitChange chosen) {
        LiveLimits limits =
                new LiveLimits(SettingsFile.open(new StateFolder(folder)), EngineChoices.NONE.withRates(chosen));
        limits.follow(told::add);
        return limits;
    }

    private static LimitChange change(long down, long up) {
        return new LimitChange(
                Optional.of(down).filter(rate -> rate >= 0),
                Optional.of(up).filter(rate -> rate >= 0),
                Optional.empty());
    }

    private static final LimitChange NOTHING = change(-1, -1);

    @Test
    void aChangeIsToldAndKept() throws IOException {
        load(NOTHING).change(change(500, -1));
        load(NOTHING).change(change(-1, 70));

        assertThat(load(NOTHING).limits()).isEqualTo(EngineLimits.USUAL.withRates(500, 70));
        assertThat(told)
                .containsExactly(
                        EngineLimits.USUAL,
                        EngineLimits.USUAL.withRates(500, 0),
                        EngineLimits.USUAL.withRates(500, 0),
                        EngineLimits.USUAL.withRates(500, 70),
                        EngineLimits.USUAL.withRates(500, 70));
    }

    @Test
    void aChoiceForOneRunIsInForceAndNotKept() throws IOException {
        load(NOTHING).change(change(500, 70));
        LiveLimits run = load(change(9, -1));
        assertThat(run.limits()).isEqualTo(EngineLimits.USUAL.withRates(9, 70));
        run.change(change(-1, 80));
        assertThat(run.limits()).isEqualTo(EngineLimits.USUAL.withRates(9, 80));

        assertThat(load(NOTHING).limits()).isEqualTo(EngineLimits.USUAL.withRates(500, 80));
    }

    @Test
    void aDamagedFileIsNoReasonNotToStart() throws IOException {
        Files.write(new StateFolder(folder).settings(), new byte[] {1, 2, 3});

        assertThat(load(NOTHING).limits()).isEqualTo(EngineLimits.USUAL);
    }
}
