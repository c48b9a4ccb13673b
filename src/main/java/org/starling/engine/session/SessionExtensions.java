package org.starling.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.engine.TorrentSource;
import org.starling.engine.session.extension.DontHaveExtension;
import org.starling.engine.session.extension.ExtendedHandshake;
import org.starling.engine.session.extension.Extension;
import org.starling.engine.session.extension.ExtensionFactory;
import org.starling.engine.session.extension.ExtensionPeer;
import org.starling.engine.session.extension.MetadataExtension;
import org.starling.engine.session.extension.Swarm;
import org.starling.wire.Bitfield;
import org.starling.wire.InfoHash;

/**
 * Makes the extensions of one torrent, ut_metadata among them, and keeps them to what a private torrent allows (BEP
 * 27).
 */
final class SessionExtensions implements MetadataExtension.Host {
    /** Whoever lost more than this is better met anew, with one bit field. */
    private static final int MAX_LOST = 1000;

    /** What comes of the metadata exchange. */
    interface Events {
        void onMetainfo(Metainfo metainfo);

        /** The info dictionary has the right hash, but is none that we can open. */
        void onUnusable(String reason);

        void onLiar(Peer peer);

        /** The peer has a piece no more (BEP 54). */
        void onLost(Peer peer, int piece) throws ViolationException;

        /** Whether we have all that we want (BEP 21). */
        boolean isUploadOnly();
    }

    private final SessionSetup setup;
    private final SessionPorts.MetainfoParser parser;
    private final OwnAddress own;
    private final Events events;
    private final ExtensionHost host;
    /** Extensions that a private torrent must not have. */
    private final List<Extension> publicOnly = new ArrayList<>();

    private Optional<Long> infoSize = Optional.empty();

    SessionExtensions(SessionSetup setup, SessionPorts ports, Swarm swarm, Events events) {
        this.setup = setup;
        this.events = events;
        parser = ports.parser();
        own = ports.dialling().own();
        InfoHash infoHash = setup.source().infoHash();
        List<Extension> all = new ArrayList<>();
        boolean isPrivate = false;
        if (setup.source() instanceof TorrentSource.Known known) {
            all.add(MetadataExtension.serving(known.metainfo().infoBytes(), this));
            infoSize = Optional.of((long) known.metainfo().infoBytes().remaining());
            isPrivate = known.metainfo().isPrivate();
        } else {
            all.add(MetadataExtension.fetching(infoHash, this, ports.loop()::nanos));
        }
        all.add(new DontHaveExtension(this::lost));
        for (ExtensionFactory factory : ports.extensions()) {
            if (factory.allowedForPrivate() || !isPrivate) {
                Extension extension = factory.create(infoHash, swarm);
                all.add(extension);
                if (!factory.allowedForPrivate()) {
                    publicOnly.add(extension);
                }
            }
        }
        host = new ExtensionHost(all, this::handshake, own);
    }

    ExtensionHost host() {
        return host;
    }

    /** Tells the peer what we have no more (BEP 54); false if it cannot be told. */
    boolean tellLost(Peer peer, Bitfield pieces) {
        Optional<ExtensionLink> link = host.link(peer).filter(known -> known.supports(DontHaveExtension.NAME));
        if (link.isEmpty() || pieces.cardinality() > MAX_LOST) {
            return false;
        }
        for (int piece = pieces.nextSet(0); piece >= 0; piece = pieces.nextSet(piece + 1)) {
            link.get().send(DontHaveExtension.NAME, DontHaveExtension.message(piece));
        }
        return true;
    }

    private boolean lost(ExtensionPeer from, int piece) {
        Optional<Peer> peer = host.peer(from);
        try {
            if (peer.isPresent()) {
                events.onLost(peer.get(), piece);
            }
            return true;
        } catch (ViolationException e) {
            return false;
        }
    }

    @Override
    public Optional<Long> claimedSize(ExtensionPeer peer) {
        return host.peer(peer).flatMap(known -> known.extended).flatMap(ExtendedHandshake::metadataSize);
    }

    @Override
    public void obtained(byte[] infoBytes) {
        infoSize = Optional.of((long) infoBytes.length);
        try {
            Metainfo metainfo = parser.parse(infoBytes);
            if (metainfo.isPrivate()) {
                publicOnly.forEach(host::remove);
            }
            host.greetAgain();
            events.onMetainfo(metainfo);
        } catch (MetainfoException e) {
            events.onUnusable(e.reason() + ": " + e.getMessage());
        }
    }

    @Override
    public void ban(ExtensionPeer peer) {
        host.peer(peer).ifPresent(events::onLiar);
    }

    private ExtendedHandshake handshake(Map<String, Integer> ids) {
        int port = own.port(setup.listening().getPort());
        return new ExtendedHandshake(
                ids,
                port > 0 ? Optional.of(port) : Optional.empty(),
                Optional.of(setup.self().clientName()),
                Optional.of(Uploader.PROMISED_QUEUE),
                infoSize,
                Optional.of(events.isUploadOnly()),
                Optional.empty());
    }
}
