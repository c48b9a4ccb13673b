package org.starling.engine.discovery.tracker.udp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.Announcement.Numbers;
import org.starling.engine.discovery.ManualLoop;
import org.starling.engine.discovery.Searches;
import org.starling.engine.discovery.tracker.AnnounceEvent;
import org.starling.engine.discovery.tracker.AnnounceQuery;
import org.starling.engine.discovery.tracker.TrackerOutcome;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.engine.discovery.tracker.TrackerReply;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;

/** A client, the trackers that it asks, a name service, and a clock that the test moves. */
abstract class UdpFixture {
    static final URI TRACKER = URI.create("udp://t.example:6969");
    static final InetSocketAddress ADDRESS = Searches.peer("198.51.100.7", 6969);
    static final InetSocketAddress PEER = Searches.peer("203.0.113.5", 51413);

    final ManualLoop loop = new ManualLoop();
    final FakeUdpTracker tracker = new FakeUdpTracker(loop);
    final Map<String, List<InetAddress>> names = new HashMap<>(Map.of("t.example", List.of(ADDRESS.getAddress())));
    final List<String> lookUps = new ArrayList<>();
    final List<Optional<TrackerOutcome>> outcomes = new ArrayList<>();
    final UdpTrackerClient client = new UdpTrackerClient(
            loop, new Random(1), new HostNames(loop, loop, (host, patience) -> resolve(host)), tracker::receive);

    {
        tracker.serve(client);
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        lookUps.add(host);
        List<InetAddress> addresses = names.get(host);
        if (addresses == null) {
            throw new UnknownHostException(host);
        }
        return addresses;
    }

    final void announce(AnnounceEvent event, boolean known) {
        announce(TRACKER, Family.V4, Searches.TORRENT, event, known);
    }

    final void announce(URI uri, Family family, InfoHash torrent, AnnounceEvent event, boolean known) {
        AnnounceQuery query = new AnnounceQuery(
                new Searches().search(torrent, List.of(), false).announcement(),
                new Numbers(0x0102030405L, 0x1112131415L, 0x2122232425L),
                event,
                50,
                Optional.empty(),
                known);
        client.announce(uri, family, query, outcomes::add);
    }

    final TrackerReply reply(int index) {
        return ((Answered) outcomes.get(index).orElseThrow()).reply();
    }

    final State failure(int index) {
        return ((Failed) outcomes.get(index).orElseThrow()).problem();
    }

    static InfoHash torrent(int number) {
        return InfoHash.fromHex(String.format(Locale.ROOT, "%040x", number + 1));
    }
}
