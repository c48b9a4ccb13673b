package org.starling.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.starling.app.command.WhyRow.Explained;
import org.starling.app.text.Texts;
import org.starling.engine.DiskFailure;
import org.starling.engine.PortMappingStatus;
import org.starling.engine.TrackerSnapshot;
import org.starling.engine.diagnosis.Evidence;
import org.starling.engine.diagnosis.Finding;
import org.starling.engine.diagnosis.Kind;
import org.starling.engine.diagnosis.Severity;

/** Findings in words. */
final class ExplanationsTest {
    private final Explanations explanations = new Explanations(Texts.load());

    /** Nothing that was found stays without its sentence, and no place for evidence stays empty. */
    @ParameterizedTest
    @EnumSource
    void everyKindHasItsWords(Kind kind) {
        for (int count : List.of(1, 7)) {
            List<Evidence> evidence = new ArrayList<>();
            for (int i = 0; i < kind.evidence(); i++) {
                evidence.add(new Evidence.Count(count + i));
            }
            Explained explained = explanations.of(new Finding(kind, Severity.SLOWS, evidence));
            assertThat(explained.text()).isNotBlank().doesNotContain("{").doesNotContain("null");
            assertThat(explained.advice().orElse("")).doesNotContain("{");
        }
    }

    @Test
    void thePortHasWordsForAllThatMayBe() {
        Texts texts = Texts.load();
        for (PortMappingStatus.State state : PortMappingStatus.State.values()) {
            assertThat(texts.has("stats.port." + state.name().toLowerCase(Locale.ROOT)))
                    .as(state.name())
                    .isTrue();
        }
        for (PortMappingStatus.Method method : PortMappingStatus.Method.values()) {
            assertThat(texts.has("port.protocol." + method.name().toLowerCase(Locale.ROOT)))
                    .as(method.name())
                    .isTrue();
        }
        for (PortMappingStatus.Trouble trouble : PortMappingStatus.Trouble.values()) {
            assertThat(texts.has("port.trouble." + trouble.name()))
                    .as(trouble.name())
                    .isTrue();
        }
    }

    @Test
    void theEvidenceIsInTheSentence() {
        assertThat(text(Kind.MOST_CHOKE, new Evidence.Count(18), new Evidence.Count(20), new Evidence.Count(0)))
                .isEqualTo("18 of 20 peers that have something for us refuse our requests; seeds among them: 0.");
        assertThat(text(
                        Kind.PIECES_UNAVAILABLE,
                        new Evidence.Count(1),
                        new Evidence.Copies(0.9999),
                        new Evidence.Count(3)))
                .contains("one of the missing pieces", "0.99");
        assertThat(text(Kind.DISK_SLOW, new Evidence.Part(0.8), new Evidence.Rate(5 << 20)))
                .contains("80.0%", "5.00 MiB/s");
        assertThat(text(Kind.NOT_REACHED, new Evidence.Duration(3_700))).contains("1h 01m");
    }

    @Test
    void aTrackerIsQuotedOrDescribed() {
        assertThat(text(
                        Kind.TRACKERS_FAIL,
                        new Evidence.Count(1),
                        new Evidence.Words("t.example"),
                        new Evidence.Tracker(TrackerSnapshot.State.REFUSED, "passkey unknown")))
                .isEqualTo("Its only tracker does not work; t.example: \"passkey unknown\".");
        assertThat(text(
                        Kind.TRACKERS_FAIL,
                        new Evidence.Count(2),
                        new Evidence.Words("t.example"),
                        new Evidence.Tracker(TrackerSnapshot.State.UNREACHABLE, "")))
                .isEqualTo("None of the 2 trackers works; t.example: does not answer.");
    }

    @Test
    void aDiskSpeaksAsElsewhere() {
        DiskFailure full = new DiskFailure(DiskFailure.Kind.FULL, "/data", "no space");
        assertThat(text(Kind.DISK_REFUSES, new Evidence.Disk(full))).contains("The disk is full: /data");
    }

    /** What a tracker says cannot become a pattern, nor move the cursor. */
    @Test
    void wordsOfOthersAreHarmless() {
        String evil = "{0} \u001b[2J \u202e" + "x".repeat(1_000);
        assertThat(text(
                        Kind.TRACKERS_FAIL,
                        new Evidence.Count(1),
                        new Evidence.Words("t.example"),
                        new Evidence.Tracker(TrackerSnapshot.State.REFUSED, evil)))
                .contains("{0} [2J x")
                .doesNotContain("\u001b", "\u202e")
                .hasSizeLessThan(300);
    }

    private String text(Kind kind, Evidence... evidence) {
        return explanations
                .of(new Finding(kind, Severity.STOPS, List.of(evidence)))
                .text();
    }
}
