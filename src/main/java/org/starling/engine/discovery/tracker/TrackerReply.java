package org.starling.engine.discovery.tracker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.starling.wire.bencode.BString;

/**
 * What a tracker answered, within bounds.
 *
 * @param peers may be dialled
 * @param interval wanted time until the next announce; a day at most, but else as sent
 * @param minInterval least time until the next announce, bounded likewise
 * @param warning fit to be shown
 * @param external our own address as the tracker sees it (BEP 24)
 */
public record TrackerReply(
        List<InetSocketAddress> peers,
        Optional<Duration> interval,
        Optional<Duration> minInterval,
        SwarmCounts counts,
        Optional<BString> trackerId,
        Optional<String> warning,
        Optional<InetAddress> external) {}
