package org.starling.engine.session;

import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.starling.engine.PeerFlag;
import org.starling.engine.PeerOrigin;
import org.starling.engine.PeerSnapshot;
import org.starling.engine.session.choke.Slot;
import org.starling.engine.session.extension.ExtendedHandshake;
import org.starling.wire.Bitfield;
import org.starling.wire.SafeText;

/** Makes the pictures of peers, when somebody looks. */
final class PeerSnapshots {
    private static final int MAX_NAME = 48;
    private static final long SECOND = 1_000_000_000L;

    private PeerSnapshots() {}

    /** @param origins of peers that we dialled, by the address that we dialled */
    static List<PeerSnapshot> of(Peers peers, Function<InetSocketAddress, PeerOrigin> origins, long now) {
        return peers.all().stream().map(peer -> of(peer, origins, now)).toList();
    }

    private static PeerSnapshot of(Peer peer, Function<InetSocketAddress, PeerOrigin> origins, long now) {
        Connection connection = peer.connection;
        return new PeerSnapshot(
                connection.remote(),
                client(peer),
                connection.incoming() ? PeerOrigin.INCOMING : origins.apply(connection.remote()),
                connection.encrypted(),
                flags(peer),
                peer.down.perSecond(),
                peer.up.perSecond(),
                peer.down.total(),
                peer.up.total(),
                progress(peer.pieces.known()),
                peer.pipeline.size(),
                peer.uploads.size(),
                (now - peer.connectedAt) / SECOND);
    }

    /** As it calls itself (BEP 10), else what its peer id tells. */
    private static String client(Peer peer) {
        return peer.extended
                .flatMap(ExtendedHandshake::client)
                .map(name -> SafeText.clean(name, MAX_NAME))
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> peer.connection.handshake().peerId().clientName());
    }

    private static Set<PeerFlag> flags(Peer peer) {
        Set<PeerFlag> flags = EnumSet.noneOf(PeerFlag.class);
        set(flags, PeerFlag.WE_WANT, peer.amInterested);
        set(flags, PeerFlag.CHOKES_US, peer.peerChoking);
        set(flags, PeerFlag.WANTS, peer.peerInterested);
        set(flags, PeerFlag.WE_CHOKE, peer.amChoking);
        set(flags, PeerFlag.SNUBBED, peer.pipeline.isSnubbed());
        set(flags, PeerFlag.ON_PAROLE, peer.onParole);
        set(flags, PeerFlag.SEED, peer.pieces.isSeed());
        set(flags, PeerFlag.UPLOAD_ONLY, peer.isUploadOnly());
        set(flags, PeerFlag.OPTIMISTIC, peer.standing.slot == Slot.OPTIMISTIC);
        return flags;
    }

    private static void set(Set<PeerFlag> flags, PeerFlag flag, boolean holds) {
        if (holds) {
            flags.add(flag);
        }
    }

    private static double progress(@Nullable Bitfield pieces) {
        return pieces == null || pieces.size() == 0 ? 0 : pieces.cardinality() / (double) pieces.size();
    }
}
