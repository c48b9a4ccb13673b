package org.starling.engine.bt;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.starling.engine.EngineConfig;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoService;
import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentSettings;
import org.starling.engine.discovery.Announcement;
import org.starling.engine.discovery.DiscoveryService;
import org.starling.engine.discovery.ExternalAddress;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.engine.disk.StorageSpec;
import org.starling.engine.disk.TorrentStorage;
import org.starling.engine.session.DialPolicy;
import org.starling.engine.session.Dialer;
import org.starling.engine.session.SessionPorts;
import org.starling.engine.session.SessionSetup;
import org.starling.engine.session.TorrentSession;
import org.starling.net.EventLoop;
import org.starling.net.NetworkWatch;
import org.starling.wire.InfoHash;

/** Makes sessions of one engine: says what they stand on. Any thread. */
final class Sessions {

    private final EngineConfig config;
    private final EngineCore core;
    private final SessionPorts ports;
    private final Reachability reachability = new Reachability();

    /** BEP 7: the same for all trackers during one run. */
    private final int key = new SecureRandom().nextInt();

    Sessions(EngineConfig config, EngineCore core, MetainfoService metainfo, Dialer dialer) {
        this.config = config;
        this.core = core;
        this.ports = new SessionPorts(
                core.loop,
                dialer,
                this::open,
                metainfo::parseInfo,
                core.extensions,
                core.nodes,
                new SplittableRandom(),
                core.traffic,
                new DialPolicy(core.external, core.listener.address().getPort(), this::isNear, core.banned::contains));
    }

    TorrentStorage open(Metainfo torrent, TorrentSettings settings) {
        return core.disk.open(new StorageSpec(torrent, settings, resumeFile(torrent.infoHash())), core.loop);
    }

    TorrentSession create(TorrentStart start, TorrentListener events) {
        SessionSetup setup = new SessionSetup(
                start.source(),
                start.settings(),
                events,
                core.self,
                core.listener.address(),
                core.limits.now().connectionsPerTorrent());
        return new TorrentSession(setup, ports);
    }

    Announcement announcement(InfoHash torrent, Supplier<Announcement.Numbers> numbers) {
        int port = core.listener.address().getPort();
        return new Announcement(torrent, core.self, port, () -> core.external.port(port), key, numbers);
    }

    private boolean isNear(InetAddress address) {
        return PeerAddresses.isHome(address) || core.watch.isNeighbour(address);
    }

    NetworkWatch watch() {
        return core.watch;
    }

    ExternalAddress external() {
        return core.external;
    }

    EventLoop loop() {
        return core.loop;
    }

    Reachability reachability() {
        return reachability;
    }

    DiscoveryService discovery() {
        return core.discovery;
    }

    Path resumeFile(InfoHash torrent) {
        return config.resumeFolder().resolve(torrent.hex() + ".resume");
    }
}
