package org.starling.sim;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.PeerMessage;
import org.starling.wire.Bitfield;
import org.starling.wire.PeerId;

/**
 * Another client, to be compared with: it behaves as libtorrent does with its default settings in what decides how a
 * swarm shares (choking, picking, queues of requests, buffers). It is honest and believes whatever it receives.
 */
public final class ReferencePeer {
    private static final long SECOND = 1_000_000_000L;
    private static final long RETRY = 60 * SECOND;

    private final Sim sim;
    private final SimTorrent torrent;
    private final SimHost host;
    private final SimHost.Service service;
    private final Bitfield have;
    private final ByteBuffer content;
    private final ReferencePicker picker;
    private final ReferenceChoker choker;
    private final List<ReferenceLink> links = new ArrayList<>();
    private @Nullable ReferenceLink optimistic;
    private long wasted;

    private ReferencePeer(Sim sim, SimTorrent torrent, Bitfield have, Link line) {
        this.sim = sim;
        this.torrent = torrent;
        this.have = have;
        host = sim.net().newHost(line);
        content = ByteBuffer.wrap(torrent.content()).asReadOnlyBuffer();
        picker = new ReferencePicker(torrent, have, sim.random());
        choker = new ReferenceChoker(this);
        service = SimHost.Service.plain(PeerId.random("-LT20B0-", sim.random()), this::attach);
        host.serve(torrent.metainfo().infoHash(), service);
        sim.loop().schedule((long) (SECOND * sim.random().nextDouble()), this::tick);
    }

    public static ReferencePeer seed(Sim sim, SimTorrent torrent, Link line) {
        return new ReferencePeer(sim, torrent, Bitfield.full(torrent.metainfo().pieces()), line);
    }

    public static ReferencePeer leecher(Sim sim, SimTorrent torrent, Link line) {
        return new ReferencePeer(sim, torrent, new Bitfield(torrent.metainfo().pieces()), line);
    }

    public InetSocketAddress address() {
        return host.address();
    }

    public SimHost host() {
        return host;
    }

    public boolean isSeeding() {
        return have.isFull();
    }

    /** Verified pieces. */
    public Bitfield have() {
        return have;
    }

    /** Bytes that came twice. */
    public long wasted() {
        return wasted;
    }

    /** Connects, and tries again each minute. */
    public void learns(InetSocketAddress... others) {
        for (InetSocketAddress other : others) {
            sim.net()
                    .dial(
                            host,
                            service,
                            other,
                            torrent.metainfo().infoHash(),
                            () -> sim.loop().schedule(RETRY, () -> learns(other)));
        }
    }

    ReferencePicker picker() {
        return picker;
    }

    ReferenceChoker choker() {
        return choker;
    }

    List<ReferenceLink> links() {
        return links;
    }

    int pieceLength() {
        return torrent.metainfo().pieceLength();
    }

    long now() {
        return sim.loop().nanos();
    }

    @Nullable
    ReferenceLink optimistic() {
        return optimistic;
    }

    void optimistic(@Nullable ReferenceLink link) {
        optimistic = link;
    }

    ByteBuffer block(int piece, int offset, int length) {
        return content.slice(piece * pieceLength() + offset, length);
    }

    void onBlock(ReferenceLink from, long id, boolean busy) {
        int piece = ReferencePicker.piece(id);
        if (!picker.isMissing(id)) {
            wasted += picker.length(id);
            return;
        }
        boolean complete = picker.came(id);
        if (busy) {
            List.copyOf(links).stream().filter(link -> link != from).forEach(link -> link.cancel(id));
        }
        if (complete) {
            have.set(piece);
            for (ReferenceLink link : List.copyOf(links)) {
                link.connection.send(new PeerMessage.Have(piece));
                link.reconsider();
            }
            parted();
        }
    }

    void onClosed(ReferenceLink link) {
        links.remove(link);
        optimistic = link == optimistic ? null : optimistic;
    }

    private void attach(SimConnection connection) {
        ReferenceLink link = new ReferenceLink(this, connection, now());
        ReferenceLink twin = links.stream()
                .filter(other -> other.id().equals(link.id()))
                .findFirst()
                .orElse(null);
        boolean theirsWins = link.id().compareTo(service.id()) > 0;
        boolean replaces = twin != null
                && connection.incoming() != twin.connection.incoming()
                && connection.incoming() == theirsWins;
        if (twin != null && !replaces) {
            connection.close(CloseReason.DUPLICATE);
            return;
        }
        if (twin != null) {
            twin.connection.close(CloseReason.DUPLICATE);
        }
        links.add(link);
        if (!have.isEmpty()) {
            connection.send(new PeerMessage.Bitfield(have.toBytes()));
        }
        connection.start(link);
    }

    private void tick() {
        if (host.isGone()) {
            return;
        }
        long now = now();
        List.copyOf(links).forEach(link -> link.tick(now));
        choker.tick();
        parted();
        sim.loop().schedule(SECOND, this::tick);
    }

    /** Seeds have nothing for each other. */
    private void parted() {
        if (have.isFull()) {
            List.copyOf(links).stream()
                    .filter(ReferenceLink::isSeed)
                    .forEach(link -> link.connection.close(CloseReason.BOTH_COMPLETE));
        }
    }
}
