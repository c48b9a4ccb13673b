package org.starling.engine.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.starling.engine.TorrentPhase;
import org.starling.engine.diagnosis.Evidence.Count;
import org.starling.engine.diagnosis.Evidence.Duration;
import org.starling.engine.diagnosis.Evidence.Rate;

/** What the user's settings and line allow. */
final class Limits {
    /** A rate this near to its limit is held by it. */
    private static final double NEAR = 0.85;
    /** By then somebody would have tried to reach us. Seconds. */
    private static final int LONG = 600;

    private static final int FEW_PEERS = 5;

    private Limits() {}

    static void look(Facts facts, List<Finding> findings) {
        Facts.Line line = facts.line();
        boolean seeding = facts.phase().orElseThrow() instanceof TorrentPhase.Seeding;
        long down = facts.progress().downRate();
        long up = facts.progress().upRate();
        if (!seeding && isNear(down, line.downLimit())) {
            findings.add(limited(Kind.DOWN_LIMITED, Severity.SLOWS, down, line.downLimit()));
        }
        if (isNear(up, line.upLimit())) {
            findings.add(limited(Kind.UP_LIMITED, seeding ? Severity.SLOWS : Severity.HINT, up, line.upLimit()));
        }
        connections(facts, findings);
        openness(facts, findings);
    }

    private static void connections(Facts facts, List<Finding> findings) {
        int peers = facts.swarm().peers();
        int others = facts.search().addresses() - peers;
        if (others <= 0) {
            return;
        }
        if (peers >= facts.line().maxPeers()) {
            findings.add(Finding.of(Kind.TORRENT_FULL, Severity.HINT, new Count(peers), new Count(others)));
        } else if (facts.line().connections() >= facts.line().maxConnections()) {
            Severity severity = peers == 0 ? Severity.STOPS : Severity.HINT;
            findings.add(Finding.of(
                    Kind.CLIENT_FULL, severity, new Count(facts.line().connections()), new Count(others)));
        }
    }

    private static void openness(Facts facts, List<Finding> findings) {
        boolean few = facts.swarm().peers() < FEW_PEERS;
        int unreachable = facts.search().unreachable();
        if (facts.line().encryptedOnly() && unreachable > 0 && few) {
            findings.add(Finding.of(Kind.ENCRYPTION_ONLY, Severity.HINT, new Count(unreachable)));
        }
        long seconds = facts.progress().seconds();
        if (!facts.line().reachable() && seconds >= LONG) {
            OptionalInt port = facts.line().closedPort();
            findings.add(
                    port.isPresent()
                            ? Finding.of(Kind.PORT_CLOSED, Severity.HINT, new Count(port.getAsInt()))
                            : Finding.of(Kind.NOT_REACHED, Severity.HINT, new Duration(seconds)));
        }
    }

    private static boolean isNear(long rate, Optional<Long> limit) {
        return limit.isPresent() && limit.get() > 0 && rate >= NEAR * limit.get();
    }

    private static Finding limited(Kind kind, Severity severity, long rate, Optional<Long> limit) {
        return Finding.of(kind, severity, new Rate(rate), new Rate(limit.orElse(0L)));
    }
}
