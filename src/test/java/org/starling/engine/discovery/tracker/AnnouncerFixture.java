package org.starling.engine.discovery.tracker;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.ManualLoop;
import org.starling.engine.discovery.Searches;

/** A torrent, scripted trackers and a clock that the test moves. */
abstract class AnnouncerFixture {
    static final InetSocketAddress PEER = Searches.peer("198.51.100.1", 6881);

    final ManualLoop loop = new ManualLoop();
    final FakeTrackers trackers = new FakeTrackers(loop);
    final Searches torrent = new Searches();
    private int stopped;

    final TrackerAnnouncer announcer(List<List<String>> hosts) {
        return announcer(hosts, 1);
    }

    final TrackerAnnouncer announcer(List<List<String>> hosts, long seed) {
        List<List<String>> urls = hosts.stream()
                .map(tier -> tier.stream()
                        .map(host -> host.contains(":") ? host : "http://" + host + "/announce")
                        .toList())
                .toList();
        return (TrackerAnnouncer) sources(seed).create(torrent.search(urls, false));
    }

    final TrackerSources sources(long seed) {
        return new TrackerSources(loop, new Random(seed), TrackerClients.of(trackers, trackers));
    }

    final void stop(TrackerAnnouncer announcer) {
        announcer.stop(() -> stopped++);
    }

    final int stopped() {
        return stopped;
    }

    static State state(TrackerAnnouncer announcer, String host) {
        return announcer.trackers().stream()
                .filter(tracker -> tracker.url().contains("//" + host + "/"))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
