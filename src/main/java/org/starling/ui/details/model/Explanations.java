package org.starling.ui.details.model;

import java.util.Optional;
import org.starling.engine.diagnosis.Evidence;
import org.starling.engine.diagnosis.Finding;
import org.starling.ui.text.Failures;
import org.starling.ui.text.Figures;
import org.starling.ui.text.Words;
import org.starling.wire.SafeText;

/** Puts findings into words, and knows what the window can do about them. Pure. */
public record Explanations(Figures figures) {
    private static final int MOST = 200;

    /** What can be done by a button. */
    public enum Remedy {
        RESUME,
        CHOOSE_FILES,
        ADD_PEER,
        MOVE,
        OPEN_FOLDER,
        TORRENT_LIMITS,
        ALL_LIMITS,
        SHOW_TRACKERS
    }

    public String text(Finding finding) {
        String key = "why." + finding.kind().name();
        Object[] evidence = finding.evidence().stream().map(this::words).toArray();
        return words().get(isOne(finding) && words().has(key + ".one") ? key + ".one" : key, evidence);
    }

    /** What the user can do. */
    public Optional<String> advice(Finding finding) {
        String key = "why." + finding.kind().name() + ".do";
        Object[] evidence = finding.evidence().stream().map(this::words).toArray();
        return words().has(key) ? Optional.of(words().get(key, evidence)) : Optional.empty();
    }

    public static Optional<Remedy> remedy(Finding finding) {
        return switch (finding.kind()) {
            case PAUSED, NOT_RUNNING -> Optional.of(Remedy.RESUME);
            case NOTHING_CHOSEN -> Optional.of(Remedy.CHOOSE_FILES);
            case METADATA_NO_PEERS, NO_SOURCE, NOBODY_KNOWN, NOBODY_ANSWERS -> Optional.of(Remedy.ADD_PEER);
            case DISK_REFUSES -> Optional.of(Remedy.OPEN_FOLDER);
            case DISK_SLOW, NEARLY_FULL -> Optional.of(Remedy.MOVE);
            case DOWN_LIMITED, UP_LIMITED, TORRENT_FULL -> Optional.of(Remedy.TORRENT_LIMITS);
            case CLIENT_FULL -> Optional.of(Remedy.ALL_LIMITS);
            case TRACKERS_FAIL, SOME_TRACKERS_FAIL -> Optional.of(Remedy.SHOW_TRACKERS);
            default -> Optional.empty();
        };
    }

    private Words words() {
        return figures.words();
    }

    /** A sentence about one of something reads differently; the first number decides. */
    private static boolean isOne(Finding finding) {
        return !finding.evidence().isEmpty()
                && finding.evidence().get(0) instanceof Evidence.Count count
                && count.count() == 1;
    }

    private String words(Evidence evidence) {
        if (evidence instanceof Evidence.Count count) {
            return figures.count(count.count());
        } else if (evidence instanceof Evidence.Size size) {
            return figures.size(size.bytes());
        } else if (evidence instanceof Evidence.Rate rate) {
            return figures.rateOrZero(rate.bytesPerSecond());
        } else if (evidence instanceof Evidence.Duration duration) {
            return figures.duration(duration.seconds());
        } else if (evidence instanceof Evidence.Part part) {
            return figures.percent(part.fraction());
        } else if (evidence instanceof Evidence.Copies copies) {
            return figures.copies(copies.copies());
        } else if (evidence instanceof Evidence.Tracker tracker) {
            return tracker.text().isEmpty()
                    ? words().of("tracker", tracker.state())
                    : "“" + SafeText.clean(tracker.text(), MOST) + "”";
        } else if (evidence instanceof Evidence.Disk disk) {
            return new Failures(words()).of(disk.failure());
        }
        return SafeText.clean(((Evidence.Words) evidence).text(), MOST);
    }
}
