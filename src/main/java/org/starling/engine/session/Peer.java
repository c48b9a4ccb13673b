package org.starling.engine.session;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.session.extension.ExtendedHandshake;

/**
 * What the session remembers of one connected peer. Only data: the collaborators that read it each change their
 * part.
 */
final class Peer {
    final Connection connection;
    final PeerIdentity identity;
    final FastLink fast;
    final PeerPieces pieces = new PeerPieces();
    final Pipeline pipeline;
    final UploadQueue uploads = new UploadQueue();
    final Standing standing;
    final PeerBandwidth bandwidth;
    final RateMeter down;
    final RateMeter up;
    final long connectedAt;

    /** We refuse its requests. */
    boolean amChoking = true;
    /** We told it that it has something for us. */
    boolean amInterested;
    /** It refuses our requests. */
    boolean peerChoking = true;
    /** It told us that we have something for it. */
    boolean peerInterested;
    /** Wanted pieces that it has and we lack. */
    int interesting;

    /** The peer took part in a corrupt piece: it gets pieces of its own until one is right. */
    boolean onParole;
    /** It rejected a request (BEP 6): it is not asked again within this second. */
    boolean refuses;
    /** Requests that we took back but that may still be answered. */
    int forgiven;
    /** Blocks that we never asked for. */
    int unasked;
    /** Requests that we ignored: while choked, of missing pieces, above the queue's bound. */
    int ignoredRequests;
    /** Its pieces are counted as a seed's, which is not at all. */
    boolean countedAsSeed;

    @Nullable
    OpenPiece current;
    /** Where the block goes that is just arriving, as long as that counts as asked. */
    @Nullable
    OpenPiece arrivingInto;

    int arrivingBlock;
    long arrivingSince;
    /** The block that is arriving hardly goes on: nothing can be had of the peer until it is here. */
    boolean stuck;
    /** It could take requests, but there was nothing to ask for. */
    boolean starved;
    /** Bytes read from disk for it and not yet handed to the connection. */
    long reading;
    /** Its uploads are being read: an answer within the call must not begin that again. */
    boolean pumping;
    /** It offers a block and waits for memory. */
    boolean waitsForRoom;

    /** It told where its DHT node is; once is enough. */
    boolean namedNode;

    Optional<ExtendedHandshake> extended = Optional.empty();

    long lastUseful;
    long lastReceived;
    long receivedBefore;
    long sentBefore;
    long lastSent;
    /** Since then it is not known whether the connection is alive; until it says something. */
    OptionalLong doubtedSince = OptionalLong.empty();

    boolean closed;

    /** @param maySend runs when the limits let it have more */
    Peer(Connection connection, SessionContext context, Consumer<Peer> maySend) {
        this.connection = connection;
        long now = context.loop().nanos();
        standing = new Standing(now);
        bandwidth = new PeerBandwidth(connection, context, () -> maySend.accept(this));
        identity = new PeerIdentity(connection.remote(), connection.handshake().peerId());
        fast = new FastLink(connection.handshake().reserved().fast());
        pipeline = new Pipeline(now);
        down = new RateMeter(now);
        up = new RateMeter(now);
        connectedAt = now;
        lastUseful = now;
        lastReceived = now;
        lastSent = now;
    }

    /** It wants nothing: it has all, or all that it will ever want (BEP 21). */
    boolean isUploadOnly() {
        return pieces.isSeed()
                || extended.flatMap(ExtendedHandshake::uploadOnly).orElse(false);
    }
}
