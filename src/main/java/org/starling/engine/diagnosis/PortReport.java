package org.starling.engine.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.engine.EngineSnapshot;
import org.starling.engine.PortMappingStatus;
import org.starling.engine.PortMappingStatus.Trouble;
import org.starling.engine.PortTest;
import org.starling.wire.HostPort;

/**
 * Whether others can reach our port, with all that speaks for and against it. Pure.
 *
 * @param clues those that prove most come first
 */
public record PortReport(Verdict verdict, int port, List<Clue> clues) {

    /** That nobody came proves nothing, so there is a third answer. */
    public enum Verdict {
        OPEN,
        CLOSED,
        UNKNOWN
    }

    /** What to do. */
    public enum Advice {
        NOTHING,
        FORWARD,
        /** The router that could be asked stands behind another one. */
        OTHER_ROUTER,
        TEST
    }

    /** What a clue says. */
    public enum Kind {
        REACHED,
        CAME_BACK,
        MAPPED,
        MAPPED_SOMEWHERE,
        MAPPED_IN_VAIN,
        NOT_MAPPED,
        MAPPING_SEARCHES,
        MAPPING_OFF,
        TEST_RUNS,
        SILENT,
        NO_ADDRESS,
        OWN_ADDRESS,
        NOBODY_CAME,
        SEEN_AT,
        UNSEEN;

        public Bearing bearing() {
            return switch (this) {
                case REACHED, CAME_BACK, MAPPED, MAPPED_SOMEWHERE -> Bearing.FOR;
                case MAPPED_IN_VAIN, NOT_MAPPED -> Bearing.AGAINST;
                default -> Bearing.NEITHER;
            };
        }
    }

    /** What a clue speaks for. */
    public enum Bearing {
        FOR,
        AGAINST,
        NEITHER
    }

    /**
     * One piece of evidence.
     *
     * @param place an address, or a port alone; empty where there is none
     * @param trouble of the router
     */
    public record Clue(Kind kind, String place, Optional<Trouble> trouble) {}

    public PortReport {
        clues = List.copyOf(clues);
    }

    public static PortReport of(EngineSnapshot engine) {
        List<Clue> clues = new ArrayList<>();
        clues.add(clue(engine.reached() ? Kind.REACHED : Kind.NOBODY_CAME, Integer.toString(engine.port())));
        clues.add(mapping(engine.mapping()));
        test(engine.test()).ifPresent(clues::add);
        clues.add(engine.outside()
                .map(address -> clue(Kind.SEEN_AT, address.getHostAddress()))
                .orElseGet(() -> clue(Kind.UNSEEN, "")));
        clues.sort((one, other) -> one.kind().compareTo(other.kind()));
        return new PortReport(verdict(engine, clues), engine.port(), clues);
    }

    public boolean isOpen() {
        return verdict == Verdict.OPEN;
    }

    public Advice advice() {
        boolean behind = clues.stream()
                .flatMap(clue -> clue.trouble().stream())
                .anyMatch(trouble -> trouble == Trouble.BEHIND_ANOTHER_ROUTER);
        if (isOpen()) {
            return Advice.NOTHING;
        } else if (behind) {
            return Advice.OTHER_ROUTER;
        }
        return verdict == Verdict.CLOSED ? Advice.FORWARD : Advice.TEST;
    }

    private static Verdict verdict(EngineSnapshot engine, List<Clue> clues) {
        if (clues.stream().anyMatch(clue -> clue.kind().bearing() == Bearing.FOR)) {
            return Verdict.OPEN;
        }
        return engine.mapping().leavesPortClosed() ? Verdict.CLOSED : Verdict.UNKNOWN;
    }

    private static Clue mapping(PortMappingStatus mapping) {
        return switch (mapping.state()) {
            case OFF -> clue(Kind.MAPPING_OFF, "");
            case SEARCHING -> clue(Kind.MAPPING_SEARCHES, "");
            case FAILED -> new Clue(Kind.NOT_MAPPED, "", mapping.trouble());
            case MAPPED -> mapped(mapping);
        };
    }

    private static Clue mapped(PortMappingStatus mapping) {
        int port = mapping.tcpPort().orElse(0);
        if (mapping.trouble().isPresent()) {
            return new Clue(Kind.MAPPED_IN_VAIN, Integer.toString(port), mapping.trouble());
        }
        return mapping.externalAddress()
                .flatMap(address -> HostPort.of(address.getHostAddress(), port))
                .map(place -> clue(Kind.MAPPED, place.toString()))
                .orElseGet(() -> clue(Kind.MAPPED_SOMEWHERE, Integer.toString(port)));
    }

    private static Optional<Clue> test(PortTest test) {
        String place = test.called()
                .flatMap(called -> HostPort.of(called.getAddress().getHostAddress(), called.getPort()))
                .map(HostPort::toString)
                .orElse("");
        return switch (test.outcome()) {
            case NEVER -> Optional.empty();
            case RUNNING -> Optional.of(clue(Kind.TEST_RUNS, place));
            case CAME_BACK -> Optional.of(clue(Kind.CAME_BACK, place));
            case SILENT -> Optional.of(clue(Kind.SILENT, place));
            case NO_ADDRESS -> Optional.of(clue(Kind.NO_ADDRESS, place));
            case OWN_ADDRESS -> Optional.of(clue(Kind.OWN_ADDRESS, place));
        };
    }

    private static Clue clue(Kind kind, String place) {
        return new Clue(kind, place, Optional.empty());
    }
}
