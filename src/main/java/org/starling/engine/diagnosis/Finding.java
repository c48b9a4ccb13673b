package org.starling.engine.diagnosis;

import java.util.List;

/**
 * Something that explains how a torrent fares.
 *
 * @param evidence in the order that {@link Kind} names
 */
public record Finding(Kind kind, Severity severity, List<Evidence> evidence) {

    public Finding {
        evidence = List.copyOf(evidence);
    }

    static Finding of(Kind kind, Severity severity, Evidence... evidence) {
        return new Finding(kind, severity, List.of(evidence));
    }
}
