package org.starling.engine.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.starling.engine.Encryption;
import org.starling.engine.EngineSnapshot;
import org.starling.engine.PortMappingStatus;
import org.starling.engine.PortMappingStatus.Trouble;
import org.starling.engine.PortTest;
import org.starling.engine.PortTest.Outcome;
import org.starling.engine.diagnosis.PortReport.Advice;
import org.starling.engine.diagnosis.PortReport.Clue;
import org.starling.engine.diagnosis.PortReport.Kind;
import org.starling.engine.diagnosis.PortReport.Verdict;

final class PortReportTest {
    private static final InetSocketAddress OUTSIDE = new InetSocketAddress("203.0.113.9", 50_001);

    private static PortReport report(boolean reached, PortMappingStatus mapping, PortTest test) {
        return PortReport.of(new EngineSnapshot(
                0, 500, reached, Encryption.PREFER, 6881, mapping, Optional.of(OUTSIDE.getAddress()), test));
    }

    private static PortMappingStatus mapped(Optional<String> address, Optional<Trouble> trouble) {
        return new PortMappingStatus(
                PortMappingStatus.State.MAPPED,
                Optional.of(PortMappingStatus.Method.UPNP),
                address.map(InetAddresses::forString),
                OptionalInt.of(50_001),
                OptionalInt.empty(),
                trouble,
                "");
    }

    @Test
    void withoutEvidenceNothingIsKnown() {
        PortReport report = report(false, PortMappingStatus.OFF, PortTest.NEVER);
        assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.advice()).isEqualTo(Advice.TEST);
        assertThat(report.clues())
                .extracting(Clue::kind)
                .containsExactly(Kind.MAPPING_OFF, Kind.NOBODY_CAME, Kind.SEEN_AT);
    }

    @Test
    void oneProofIsEnoughWhateverTheRouterSays() {
        PortMappingStatus refused = PortMappingStatus.failed(Trouble.REFUSED, "");
        assertThat(report(false, refused, PortTest.NEVER).advice()).isEqualTo(Advice.FORWARD);
        assertThat(report(true, refused, PortTest.NEVER).advice()).isEqualTo(Advice.NOTHING);
        assertThat(report(true, refused, PortTest.NEVER).verdict()).isEqualTo(Verdict.OPEN);
        PortReport tested = report(false, refused, PortTest.of(Outcome.CAME_BACK, OUTSIDE));
        assertThat(tested.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(tested.clues().get(0)).isEqualTo(new Clue(Kind.CAME_BACK, "203.0.113.9:50001", Optional.empty()));
    }

    @Test
    void aTestWithoutAnAnswerChangesNothing() {
        for (Outcome outcome : new Outcome[] {Outcome.SILENT, Outcome.OWN_ADDRESS, Outcome.RUNNING}) {
            PortTest test = PortTest.of(outcome, OUTSIDE);
            assertThat(report(false, PortMappingStatus.SEARCHING, test).verdict())
                    .isEqualTo(Verdict.UNKNOWN);
            PortMappingStatus refused = PortMappingStatus.failed(Trouble.REFUSED, "");
            assertThat(report(false, refused, test).verdict()).isEqualTo(Verdict.CLOSED);
            assertThat(report(true, refused, test).verdict()).isEqualTo(Verdict.OPEN);
        }
    }

    @Test
    void whatTheRouterHasDoneIsToldWithItsPlace() {
        assertThat(report(false, mapped(Optional.of("203.0.113.9"), Optional.empty()), PortTest.NEVER)
                        .clues())
                .contains(new Clue(Kind.MAPPED, "203.0.113.9:50001", Optional.empty()));
        assertThat(report(false, mapped(Optional.empty(), Optional.empty()), PortTest.NEVER)
                        .clues())
                .contains(new Clue(Kind.MAPPED_SOMEWHERE, "50001", Optional.empty()));
        PortReport vain = report(
                false, mapped(Optional.of("10.0.0.2"), Optional.of(Trouble.BEHIND_ANOTHER_ROUTER)), PortTest.NEVER);
        assertThat(vain.verdict()).isEqualTo(Verdict.CLOSED);
        assertThat(vain.advice()).isEqualTo(Advice.OTHER_ROUTER);
        assertThat(vain.clues())
                .contains(new Clue(Kind.MAPPED_IN_VAIN, "50001", Optional.of(Trouble.BEHIND_ANOTHER_ROUTER)));
    }
}
