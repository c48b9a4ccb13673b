package org.starling.engine.discovery.tracker.udp;

import java.util.List;
import org.starling.engine.discovery.tracker.SwarmCounts;
import org.starling.engine.discovery.tracker.TrackerReply;

/** What came of asking a tracker. */
sealed interface UdpReply {

    record Connected(long connection) implements UdpReply {}

    record Announced(TrackerReply reply) implements UdpReply {}

    /** @param counts in the order of the request, perhaps fewer or more */
    record Scraped(List<SwarmCounts> counts) implements UdpReply {}

    /** @param text fit to be shown */
    record Refused(String text) implements UdpReply {}

    /** Too short, or of an unknown kind. */
    record Malformed() implements UdpReply {}

    /** Nothing came in time. */
    record Silence() implements UdpReply {}
}
