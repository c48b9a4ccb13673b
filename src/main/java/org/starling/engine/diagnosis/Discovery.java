package org.starling.engine.diagnosis;

import java.util.List;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TrackerSnapshot;
import org.starling.engine.diagnosis.Evidence.Count;
import org.starling.engine.diagnosis.Evidence.Duration;
import org.starling.engine.diagnosis.Evidence.Words;

/** Whether peers are found, and whether they can be reached. */
final class Discovery {
    /** What a tracker or a dial may take without anything being wrong. Seconds. */
    private static final int FIRST_MOMENTS = 20;

    private static final int TRACKER_TIME = 60;
    private static final int FEW_PEERS = 5;

    private Discovery() {}

    static void look(Facts facts, List<Finding> findings) {
        boolean seeding = facts.phase().orElseThrow() instanceof TorrentPhase.Seeding;
        boolean lonely = facts.swarm().peers() < FEW_PEERS;
        trackers(facts, lonely, findings);
        if (facts.swarm().peers() == 0 && !seeding) {
            nobody(facts, findings);
        }
        if (facts.search().isPrivate() && lonely && !seeding) {
            findings.add(Finding.of(Kind.PRIVATE, Severity.HINT, peers(facts)));
        }
    }

    private static void nobody(Facts facts, List<Finding> findings) {
        if (isYoung(facts)) {
            findings.add(Finding.of(
                    Kind.JUST_STARTED,
                    Severity.STOPS,
                    new Duration(facts.progress().seconds())));
            return;
        }
        Facts.Search search = facts.search();
        Count addresses = new Count(search.addresses());
        if (facts.phase().orElseThrow() instanceof TorrentPhase.FetchingMetadata) {
            findings.add(Finding.of(Kind.METADATA_NO_PEERS, Severity.STOPS, addresses));
        }
        if (search.addresses() == 0) {
            unknown(search, findings);
        } else if (search.unreachable() * 2 >= search.addresses()) {
            findings.add(Finding.of(Kind.NOBODY_ANSWERS, Severity.STOPS, addresses, new Count(search.unreachable())));
        } else {
            findings.add(Finding.of(Kind.CONNECTING, Severity.STOPS, addresses, new Count(search.dialling())));
        }
    }

    private static void unknown(Facts.Search search, List<Finding> findings) {
        long working = count(search, TrackerSnapshot.State.WORKING);
        boolean told = findings.stream().anyMatch(finding -> finding.kind() == Kind.TRACKERS_FAIL);
        if (working > 0) {
            findings.add(Finding.of(Kind.NOBODY_KNOWN, Severity.STOPS, new Count(working)));
        } else if (!told) {
            findings.add(Finding.of(
                    Kind.NO_SOURCE, Severity.STOPS, new Count(search.trackers().size())));
        }
    }

    private static void trackers(Facts facts, boolean lonely, List<Finding> findings) {
        List<TrackerSnapshot> all = facts.search().trackers();
        List<TrackerSnapshot> failing =
                all.stream().filter(tracker -> tracker.state().isFailure()).toList();
        if (failing.isEmpty()) {
            return;
        }
        TrackerSnapshot first = telling(failing);
        Words name = new Words(TrackerName.of(first.url()));
        Evidence.Tracker words = new Evidence.Tracker(first.state(), first.text());
        if (failing.size() == all.size()) {
            Severity severity = facts.swarm().peers() == 0 ? Severity.STOPS : severity(facts, lonely);
            findings.add(Finding.of(Kind.TRACKERS_FAIL, severity, new Count(all.size()), name, words));
        } else if (lonely) {
            findings.add(Finding.of(
                    Kind.SOME_TRACKERS_FAIL,
                    Severity.HINT,
                    new Count(failing.size()),
                    new Count(all.size()),
                    name,
                    words));
        }
    }

    /** Others may still name peers of a public torrent. */
    private static Severity severity(Facts facts, boolean lonely) {
        return facts.search().isPrivate() || lonely ? Severity.SLOWS : Severity.HINT;
    }

    /** One that said why, if there is one: a refusal can be acted upon. */
    private static TrackerSnapshot telling(List<TrackerSnapshot> failing) {
        return failing.stream()
                .filter(tracker -> tracker.state() == TrackerSnapshot.State.REFUSED)
                .findFirst()
                .orElse(failing.get(0));
    }

    private static boolean isYoung(Facts facts) {
        long patience = count(facts.search(), TrackerSnapshot.State.ANNOUNCING) > 0 ? TRACKER_TIME : FIRST_MOMENTS;
        boolean failed = facts.search().trackers().stream()
                .anyMatch(tracker -> tracker.state().isFailure());
        return !failed && facts.progress().seconds() < patience;
    }

    private static long count(Facts.Search search, TrackerSnapshot.State state) {
        return search.trackers().stream()
                .filter(tracker -> tracker.state() == state)
                .count();
    }

    private static Count peers(Facts facts) {
        return new Count(facts.swarm().peers());
    }
}
