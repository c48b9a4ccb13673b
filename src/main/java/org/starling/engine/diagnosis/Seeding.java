package org.starling.engine.diagnosis;

import java.util.List;
import org.starling.engine.diagnosis.Evidence.Count;
import org.starling.engine.diagnosis.Evidence.Rate;

/** What becomes of a torrent that only gives. */
final class Seeding {
    private Seeding() {}

    static void look(Facts facts, List<Finding> findings) {
        Facts.Swarm swarm = facts.swarm();
        if (swarm.peers() == 0) {
            findings.add(Finding.of(Kind.SEED_ALONE, Severity.STOPS));
        } else if (swarm.wanting() == 0 && swarm.getting() == 0) {
            findings.add(Finding.of(Kind.SEED_UNWANTED, Severity.STOPS, new Count(swarm.peers())));
        } else {
            findings.add(Finding.of(
                    Kind.SEEDING,
                    Severity.FINE,
                    new Count(swarm.getting()),
                    new Rate(facts.progress().upRate())));
        }
    }
}
