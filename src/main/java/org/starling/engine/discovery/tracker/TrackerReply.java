package org.starling.engine.discovery.tracker;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.starling.wire.bencode.BString;

/**
 * What a tracker answered, within bounds.
 *
 * @param peers may be dialled
 * @param interval wanted time until the next announce; a day at most, but else as sent
 * @param minInterval least time until the next announce, bounded likewise
 * @param warning fit to be shown
 */
public record TrackerReply(
        List<InetSocketAddress> peers,
        Optional<Duration> interval,
        Optional<Duration> minInterval,
        OptionalLong seeds,
        OptionalLong leechers,
        Optional<BString> trackerId,
        Optional<String> warning) {}
