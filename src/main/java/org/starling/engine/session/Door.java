package org.starling.engine.session;

import java.util.Optional;
import org.starling.wire.PeerId;

/** Decides which connections come in: not ourselves, nobody banned by us or by the user, everybody once. */
final class Door {
    private final PeerId self;
    private final Peers peers;
    private final PeerPool pool;
    private final Precedence precedence;

    Door(PeerId self, Peers peers, PeerPool pool, Precedence precedence) {
        this.precedence = precedence;
        this.self = self;
        this.peers = peers;
        this.pool = pool;
    }

    /** The reason to refuse the connection, if there is one. May close another one instead. */
    Optional<CloseReason> admit(Connection connection, Room room, long now) {
        if (!connection.incoming()) {
            pool.connected(connection.remote());
        }
        Optional<CloseReason> refusal = refusal(connection, room, now);
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

    /** Closes the connections to addresses that the user does not want. */
    void expel() {
        for (Peer peer : peers.all()) {
            if (pool.isUnwanted(peer.connection.remote())) {
                peer.connection.close(CloseReason.UNWANTED);
            }
        }
    }

    private Optional<CloseReason> refusal(Connection connection, Room room, long now) {
        PeerId id = connection.handshake().peerId();
        if (id.equals(self)) {
            return Optional.of(CloseReason.SELF);
        }
        if (pool.isUnwanted(connection.remote())) {
            return Optional.of(CloseReason.UNWANTED);
        }
        if (pool.isBanned(connection.remote(), id)) {
            return Optional.of(CloseReason.BANNED);
        }
        Optional<Peer> twin = peers.withId(id);
        if (twin.isPresent() && !replaces(connection, twin.get().connection)) {
            return Optional.of(CloseReason.DUPLICATE);
        }
        if (twin.isPresent()) {
            twin.get().connection.close(CloseReason.DUPLICATE);
            return room == Room.CLOSED ? Optional.of(CloseReason.LIMIT) : Optional.empty();
        }
        Optional<Peer> weaker = room == Room.FULL ? precedence.below(connection.remote(), now) : Optional.empty();
        weaker.ifPresent(peer -> peer.connection.close(CloseReason.LIMIT));
        return room == Room.FREE || weaker.isPresent() ? Optional.empty() : Optional.of(CloseReason.LIMIT);
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
