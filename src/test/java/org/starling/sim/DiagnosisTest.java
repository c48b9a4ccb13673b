package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.starling.engine.Conditions;
import org.starling.engine.Encryption;
import org.starling.engine.EngineSnapshot;
import org.starling.engine.PortMappingStatus;
import org.starling.engine.TrackerSnapshot;
import org.starling.engine.diagnosis.Diagnosis;
import org.starling.engine.diagnosis.Evidence;
import org.starling.engine.diagnosis.Finding;
import org.starling.engine.diagnosis.Kind;
import org.starling.engine.diagnosis.Observation;
import org.starling.engine.diagnosis.Severity;
import org.starling.engine.discovery.Announcement;
import org.starling.engine.discovery.PeerSearch;
import org.starling.engine.discovery.PeerSource;
import org.starling.engine.discovery.tracker.AnnounceQuery;
import org.starling.engine.discovery.tracker.SwarmCounts;
import org.starling.engine.discovery.tracker.TrackerClient;
import org.starling.engine.discovery.tracker.TrackerClients;
import org.starling.engine.discovery.tracker.TrackerOutcome;
import org.starling.engine.discovery.tracker.TrackerSources;
import org.starling.engine.session.PeerMessage;
import org.starling.wire.Bitfield;
import org.starling.wire.InfoHash;

/** A torrent in trouble is told the right thing: real sessions in six situations of every day. */
final class DiagnosisTest {
    private static final int KIB = 1 << 10;

    private final Sim sim = new Sim(11);
    private final SimTorrent torrent = sim.torrent(64 * KIB, 3_000_000);

    private static List<Finding> diagnose(SimPeer peer, TrackerSnapshot... trackers) {
        Conditions conditions = peer.session().view().conditions(List.of(trackers));
        EngineSnapshot engine = new EngineSnapshot(
                conditions.peers().size(), 500, true, Encryption.PREFER, 6881, PortMappingStatus.OFF);
        return Diagnosis.of(Observation.of(conditions, engine));
    }

    private static PeerMessage bitfield(Bitfield pieces) {
        return new PeerMessage.Bitfield(pieces.toBytes());
    }

    @Test
    void allChokeUs() {
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        for (int i = 0; i < 5; i++) {
            RawPeer stingy = new RawPeer(sim, Link.HOME)
                    .greets(bitfield(Bitfield.full(torrent.metainfo().pieces())));
            leecher.learns(stingy.address());
        }
        sim.loop().runFor(Duration.ofSeconds(90));
        assertThat(diagnose(leecher))
                .containsExactly(new Finding(
                        Kind.ALL_CHOKE,
                        Severity.STOPS,
                        List.of(new Evidence.Count(5), new Evidence.Count(5), new Evidence.Count(5))));
    }

    @Test
    void noSeedAndAPieceThatNobodyHas() {
        Bitfield allButTwo = Bitfield.full(torrent.metainfo().pieces());
        allButTwo.clear(7);
        allButTwo.clear(9);
        SimPeer other = sim.peer(torrent, MemoryDisk.full(sim.loop(), torrent).knowing(allButTwo), Link.HOME);
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        leecher.learns(other.address());
        sim.loop().runFor(Duration.ofSeconds(60));

        double copies = allButTwo.cardinality() / (double) allButTwo.size();
        assertThat(leecher.session().snapshot().pieces().verified()).isEqualTo(allButTwo.cardinality());
        assertThat(diagnose(leecher))
                .first()
                .isEqualTo(new Finding(
                        Kind.PIECES_UNAVAILABLE,
                        Severity.STOPS,
                        List.of(new Evidence.Count(2), new Evidence.Copies(copies), new Evidence.Count(1))));
    }

    @Test
    void theTrackerRefuses() {
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        PeerSource announcer = announcer(
                new TrackerOutcome.Failed(TrackerSnapshot.State.REFUSED, "passkey unknown", Optional.empty()));
        sim.loop().execute(announcer::start);
        sim.loop().runFor(Duration.ofSeconds(60));

        TrackerSnapshot status = announcer.trackers().get(0).at(sim.loop().nanos());
        assertThat(diagnose(leecher, status))
                .containsExactly(new Finding(
                        Kind.TRACKERS_FAIL,
                        Severity.STOPS,
                        List.of(
                                new Evidence.Count(1),
                                new Evidence.Words("tracker.example"),
                                new Evidence.Tracker(TrackerSnapshot.State.REFUSED, "passkey unknown"))));
        assertThat(status.nextSeconds()).isPresent();
    }

    @Test
    void nobodyAnswers() {
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        for (int i = 0; i < 40; i++) {
            SimHost nobody = sim.net().newHost(Link.HOME);
            nobody.vanish();
            leecher.learns(nobody.address());
        }
        sim.loop().runFor(Duration.ofMinutes(1));
        assertThat(diagnose(leecher)).extracting(Finding::kind).containsExactly(Kind.NOBODY_ANSWERS);
    }

    @Test
    void theDiskIsSlow() {
        MemoryDisk disk =
                MemoryDisk.empty(sim.loop(), torrent).budget(6L * 64 * KIB).finishing(Duration.ofSeconds(1));
        SimPeer seed = sim.seed(torrent, Link.LAN);
        SimPeer leecher = sim.peer(torrent, disk, Link.LAN);
        leecher.learns(seed.address());
        sim.loop().runFor(Duration.ofSeconds(20));
        assertThat(leecher.isSeeding()).isFalse();
        assertThat(diagnose(leecher)).first().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.DISK_SLOW);
            assertThat(finding.severity()).isEqualTo(Severity.SLOWS);
        });
    }

    @Test
    void theUsersOwnLimitHolds() {
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        leecher.traffic().down().limit(100_000);
        for (int i = 0; i < 3; i++) {
            leecher.learns(sim.seed(torrent, Link.HOME).address());
        }
        sim.loop().runFor(Duration.ofSeconds(15));
        assertThat(diagnose(leecher)).first().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.DOWN_LIMITED);
            assertThat(finding.severity()).isEqualTo(Severity.SLOWS);
            assertThat(finding.evidence()).last().isEqualTo(new Evidence.Rate(100_000));
        });
    }

    @Test
    void allIsWell() {
        SimTorrent large = sim.torrent(256 * KIB, 40_000_000);
        SimPeer leecher = sim.leecher(large, Link.HOME);
        for (int i = 0; i < 3; i++) {
            leecher.learns(sim.seed(large, Link.HOME).address());
        }
        sim.loop().runFor(Duration.ofSeconds(8));
        assertThat(leecher.isSeeding()).isFalse();
        assertThat(diagnose(leecher)).extracting(Finding::kind).containsExactly(Kind.DOWNLOADING);
    }

    private PeerSource announcer(TrackerOutcome outcome) {
        Announcement announcement = new Announcement(
                torrent.metainfo().infoHash(),
                sim.seed(torrent, Link.LAN).id(),
                6881,
                1,
                () -> new Announcement.Numbers(0, 0, 1));
        PeerSearch search = new PeerSearch(
                torrent.metainfo().infoHash(),
                List.of(List.of("http://tracker.example/secret/announce")),
                List.of(),
                false,
                announcement,
                peers -> {},
                text -> {});
        TrackerClient client = new TrackerClient() {
            @Override
            public void announce(URI tracker, AnnounceQuery query, Consumer<TrackerOutcome> done) {
                sim.loop().execute(() -> done.accept(outcome));
            }

            @Override
            public void scrape(URI tracker, List<InfoHash> hashes, Consumer<Map<InfoHash, SwarmCounts>> done) {
                sim.loop().execute(() -> done.accept(Map.of()));
            }
        };
        return new TrackerSources(sim.loop(), sim.random(), new TrackerClients(Map.of("http", client))).create(search);
    }
}
