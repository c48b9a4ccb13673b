package org.starling.engine.bt;

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
import org.starling.engine.disk.StorageSpec;
import org.starling.engine.disk.TorrentStorage;
import org.starling.engine.session.Dialer;
import org.starling.engine.session.SessionPorts;
import org.starling.engine.session.SessionSetup;
import org.starling.engine.session.TorrentSession;
import org.starling.wire.InfoHash;

/** Makes sessions of one engine: says what they stand on. Any thread. */
final class Sessions {

    private final EngineConfig config;
    private final EngineCore core;
    private final SessionPorts ports;

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
                new SplittableRandom());
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
                config.maxConnectionsPerTorrent());
        return new TorrentSession(setup, ports);
    }

    Announcement announcement(InfoHash torrent, Supplier<Announcement.Numbers> numbers) {
        return new Announcement(torrent, core.self, core.listener.address().getPort(), key, numbers);
    }

    DiscoveryService discovery() {
        return core.discovery;
    }

    Path resumeFile(InfoHash torrent) {
        return config.resumeFolder().resolve(torrent.hex() + ".resume");
    }
}
