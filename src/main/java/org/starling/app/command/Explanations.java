package org.starling.app.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.starling.app.command.WhyRow.Explained;
import org.starling.app.text.Texts;
import org.starling.app.text.Units;
import org.starling.engine.diagnosis.Evidence;
import org.starling.engine.diagnosis.Finding;
import org.starling.wire.SafeText;

/** Puts findings into words. Pure. */
final class Explanations {
    private static final int MAX_WORDS = 200;

    private final Texts texts;

    Explanations(Texts texts) {
        this.texts = texts;
    }

    List<Explained> of(List<Finding> findings) {
        return findings.stream().map(this::of).toList();
    }

    Explained of(Finding finding) {
        String key = "why." + finding.kind().name();
        Object[] evidence = finding.evidence().stream().map(this::words).toArray();
        String advice = key + ".do";
        return new Explained(
                lower(finding.kind()),
                lower(finding.severity()),
                texts.get(isOne(finding) ? key + ".one" : key, evidence),
                texts.has(advice) ? Optional.of(texts.get(advice, evidence)) : Optional.empty());
    }

    /** A sentence about one of something reads differently; the first number decides. */
    private boolean isOne(Finding finding) {
        return !finding.evidence().isEmpty()
                && finding.evidence().get(0) instanceof Evidence.Count count
                && count.count() == 1
                && texts.has("why." + finding.kind().name() + ".one");
    }

    private String words(Evidence evidence) {
        if (evidence instanceof Evidence.Count count) {
            return Long.toString(count.count());
        } else if (evidence instanceof Evidence.Size size) {
            return Units.size(size.bytes());
        } else if (evidence instanceof Evidence.Rate rate) {
            return Units.rate(rate.bytesPerSecond());
        } else if (evidence instanceof Evidence.Duration duration) {
            return Units.duration(duration.seconds());
        } else if (evidence instanceof Evidence.Part part) {
            return Units.percent(part.fraction());
        } else if (evidence instanceof Evidence.Copies copies) {
            return Units.copies(copies.copies());
        } else if (evidence instanceof Evidence.Tracker tracker) {
            return tracker.text().isEmpty()
                    ? texts.get("tracker." + tracker.state().name())
                    : texts.get("why.tracker", SafeText.clean(tracker.text(), MAX_WORDS));
        } else if (evidence instanceof Evidence.Disk disk) {
            return new Rows(texts).sentence(disk.failure());
        }
        return SafeText.clean(((Evidence.Words) evidence).text(), MAX_WORDS);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
