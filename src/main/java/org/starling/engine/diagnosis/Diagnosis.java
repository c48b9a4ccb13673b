package org.starling.engine.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.starling.engine.TorrentPhase;

/**
 * Says why a torrent fares as it does: everything that is so, what explains most first. It claims only what the facts
 * show; where they show nothing amiss, it says that.
 */
public final class Diagnosis {
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::severity).thenComparing(Finding::kind);

    private Diagnosis() {}

    /** Never empty. */
    public static List<Finding> of(Facts facts) {
        Optional<Finding> state = state(facts);
        if (state.isPresent()) {
            return List.of(state.get());
        }
        List<Finding> findings = new ArrayList<>();
        if (facts.phase().orElseThrow() instanceof TorrentPhase.Seeding) {
            Seeding.look(facts, findings);
        } else {
            Supply.look(facts, findings);
        }
        Discovery.look(facts, findings);
        Limits.look(facts, findings);
        if (findings.stream().noneMatch(Diagnosis::explains)) {
            findings.add(Supply.fine(facts));
        }
        return findings.stream().sorted(ORDER).toList();
    }

    /** Of a torrent that is kept from running by something that the engine does not know of. */
    public static List<Finding> held(Kind kind) {
        return List.of(Finding.of(kind, Severity.STOPS));
    }

    /** States in which peers do not matter. */
    private static Optional<Finding> state(Facts facts) {
        if (facts.phase().isEmpty() || facts.phase().get() instanceof TorrentPhase.Stopped) {
            return stops(facts.paused() ? Kind.PAUSED : Kind.NOT_RUNNING);
        }
        TorrentPhase phase = facts.phase().get();
        if (phase instanceof TorrentPhase.Blocked blocked) {
            return stops(Kind.DISK_REFUSES, new Evidence.Disk(blocked.failure()));
        } else if (phase instanceof TorrentPhase.Checking checking) {
            return stops(Kind.CHECKING, new Evidence.Part(checking.progress()));
        } else if (phase instanceof TorrentPhase.Moving moving) {
            return stops(Kind.MOVING, new Evidence.Part(moving.progress()));
        }
        boolean nothing =
                phase instanceof TorrentPhase.Seeding && facts.progress().wanted() == 0;
        return nothing ? stops(Kind.NOTHING_CHOSEN) : Optional.empty();
    }

    private static boolean explains(Finding finding) {
        return finding.severity() != Severity.HINT;
    }

    private static Optional<Finding> stops(Kind kind, Evidence... evidence) {
        return Optional.of(Finding.of(kind, Severity.STOPS, evidence));
    }
}
