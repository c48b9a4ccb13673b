package org.starling.overlay.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkKind;
import org.starling.overlay.permid.PermId;

/**
 * The overlay at one moment.
 *
 * @param friend our PermID on secure links
 * @param classic our PermID on classic links, if they are on
 * @param waiting links that are not authenticated yet
 * @param ended how often links ended, and why
 */
public record OverlayStatus(
        PermId friend, Optional<PermId> classic, List<LinkRow> links, int waiting, Map<LinkEnd, Long> ended) {

    public OverlayStatus {
        links = List.copyOf(links);
        ended = Map.copyOf(ended);
    }

    /** One link. */
    public record LinkRow(PermId peer, LinkKind kind, int version, String address, boolean openedByUs) {}
}
