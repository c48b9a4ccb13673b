package org.starling.engine.session;

import java.util.Optional;
import org.starling.wire.PeerId;

/** Decides which connections come in: not ourselves, nobody banned, everybody once. */
final class Door {
    private final PeerId self;
    private final Peers peers;
    private final PeerPool pool;

    Door(PeerId self, Peers peers, PeerPool pool) {
        this.self = self;
        this.peers = peers;
        this.pool = pool;
    }

    /** The reason to refuse the connection, if there is one. May close another to the same peer instead. */
    Optional<CloseReason> admit(Connection connection, boolean wanted, long now) {
        if (!connection.incoming()) {
            pool.connected(connection.remote());
        }
        Optional<CloseReason> refusal = refusal(connection, wanted);
        if (refusal.isPresent() && !connection.incoming()) {
            if (refusal.get() == CloseReason.SELF) {
                pool.exclude(connection.remote());
            } else {
                pool.closed(connection.remote(), false, false, now);
            }
        }
        return refusal;
    }

    /** A peer's connection ended. */
    void left(Peer peer, long now) {
        if (!peer.connection.incoming()) {
            boolean useful = peer.down.total() > 0 || peer.up.total() > 0;
            pool.closed(peer.connection.remote(), useful, peer.isUploadOnly(), now);
        }
    }

    /** The peer may be gone already. */
    void ban(PeerIdentity banned) {
        pool.ban(banned.remote(), banned.id());
        for (Peer peer : peers.all()) {
            if (peer.identity.equals(banned)) {
                peer.connection.close(CloseReason.BANNED);
            }
        }
    }

    private Optional<CloseReason> refusal(Connection connection, boolean wanted) {
        PeerId id = connection.handshake().peerId();
        if (id.equals(self)) {
            return Optional.of(CloseReason.SELF);
        }
        if (pool.isBanned(connection.remote(), id)) {
            return Optional.of(CloseReason.BANNED);
        }
        Optional<Peer> twin = peers.withId(id);
        if (twin.isPresent() && !replaces(connection, twin.get().connection)) {
            return Optional.of(CloseReason.DUPLICATE);
        }
        twin.ifPresent(old -> old.connection.close(CloseReason.DUPLICATE));
        return wanted ? Optional.empty() : Optional.of(CloseReason.LIMIT);
    }

    /** When both dialled each other, both keep the connection that the greater peer id opened; else the first stays. */
    private boolean replaces(Connection fresh, Connection old) {
        if (fresh.incoming() == old.incoming()) {
            return false;
        }
        boolean theirsWins = fresh.handshake().peerId().compareTo(self) > 0;
        return fresh.incoming() == theirsWins;
    }
}
