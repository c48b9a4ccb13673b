package org.starling.engine.diagnosis;

import java.util.List;
import org.starling.engine.TorrentPhase;
import org.starling.engine.diagnosis.Evidence.Copies;
import org.starling.engine.diagnosis.Evidence.Count;
import org.starling.engine.diagnosis.Evidence.Part;
import org.starling.engine.diagnosis.Evidence.Rate;
import org.starling.engine.diagnosis.Evidence.Size;

/** What connected peers give to a download, and what becomes of it. */
final class Supply {
    /** Below this part of the time, waiting for the disk is no more than a hiccup. */
    private static final double DISK_WAITS = 0.3;

    private static final double MOST = 0.7;
    private static final double MUCH = 0.1;
    private static final long MEBIBYTE = 1 << 20;
    private static final int FEW = 2;

    private Supply() {}

    static void look(Facts facts, List<Finding> findings) {
        Facts.Swarm swarm = facts.swarm();
        if (facts.phase().orElseThrow() instanceof TorrentPhase.FetchingMetadata) {
            if (swarm.peers() > 0) {
                findings.add(Finding.of(Kind.METADATA_WAITS, Severity.STOPS, count(swarm.peers())));
            }
            return;
        }
        if (swarm.peers() > 0) {
            offers(facts, findings);
            answers(facts, findings);
        }
        disk(facts.progress(), findings);
        if (findings.isEmpty() && swarm.sending() > 0 && swarm.sending() <= FEW) {
            findings.add(Finding.of(
                    Kind.FEW_SEND,
                    Severity.HINT,
                    count(swarm.sending()),
                    new Rate(facts.progress().downRate()),
                    new Rate(swarm.fastest())));
        }
    }

    /** Nothing is amiss. */
    static Finding fine(Facts facts) {
        Facts.Swarm swarm = facts.swarm();
        int accepting = swarm.offering() - swarm.choking();
        return facts.progress().downRate() > 0 || accepting == 0
                ? Finding.of(
                        Kind.DOWNLOADING,
                        Severity.FINE,
                        new Rate(facts.progress().downRate()),
                        count(swarm.sending()))
                : Finding.of(Kind.AWAITING_DATA, Severity.HINT, count(accepting));
    }

    private static void offers(Facts facts, List<Finding> findings) {
        Facts.Swarm swarm = facts.swarm();
        Severity severity = facts.progress().downRate() == 0 && swarm.offering() == 0 ? Severity.STOPS : Severity.SLOWS;
        if (swarm.unavailable() > 0 && swarm.seeds() == 0) {
            findings.add(Finding.of(
                    Kind.PIECES_UNAVAILABLE,
                    severity,
                    count(swarm.unavailable()),
                    new Copies(swarm.copies()),
                    count(swarm.peers())));
        } else if (swarm.offering() == 0) {
            findings.add(Finding.of(Kind.NOTHING_OFFERED, severity, count(swarm.peers())));
        }
    }

    private static void answers(Facts facts, List<Finding> findings) {
        Facts.Swarm swarm = facts.swarm();
        boolean still = facts.progress().downRate() == 0;
        int accepting = swarm.offering() - swarm.choking();
        if (swarm.offering() > 0 && swarm.choking() >= MOST * swarm.offering()) {
            findings.add(Finding.of(
                    accepting == 0 ? Kind.ALL_CHOKE : Kind.MOST_CHOKE,
                    accepting == 0 && still ? Severity.STOPS : Severity.SLOWS,
                    count(swarm.choking()),
                    count(swarm.offering()),
                    count(swarm.offeringSeeds())));
        }
        if (swarm.silent() > 0 && swarm.silent() * 2 >= accepting) {
            boolean all = swarm.silent() == accepting && still;
            findings.add(Finding.of(
                    Kind.SILENT_PEERS, all ? Severity.STOPS : Severity.SLOWS, count(swarm.silent()), count(accepting)));
        }
    }

    private static void disk(Facts.Progress progress, List<Finding> findings) {
        if (progress.diskWait() >= DISK_WAITS) {
            findings.add(Finding.of(
                    Kind.DISK_SLOW, Severity.SLOWS, new Part(progress.diskWait()), new Rate(progress.downRate())));
        }
        boolean wasteful = progress.wasted() > MEBIBYTE && progress.wasted() > MUCH * progress.downloaded();
        if (progress.hashFailures() > 0 || wasteful) {
            findings.add(Finding.of(
                    Kind.BAD_DATA, Severity.HINT, count(progress.hashFailures()), new Size(progress.wasted())));
        }
    }

    private static Count count(long number) {
        return new Count(number);
    }
}
