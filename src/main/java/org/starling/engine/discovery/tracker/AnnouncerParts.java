package org.starling.engine.discovery.tracker;

import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.starling.net.EventLoop;
import org.starling.wire.InfoHash;

/**
 * What the announcers of all torrents stand on.
 *
 * @param ledgers of each torrent, kept from run to run; loop thread
 */
record AnnouncerParts(
        EventLoop loop,
        RandomGenerator random,
        TrackerClients clients,
        Scrapes scrapes,
        Function<InfoHash, Ledger> ledgers) {}
