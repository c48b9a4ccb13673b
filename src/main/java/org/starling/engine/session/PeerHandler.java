package org.starling.engine.session;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes what one peer sends to the collaborators that care, and closes the connection when it breaks the rules. */
final class PeerHandler implements ConnectionListener {
    /** What the handler needs of its session. */
    interface Host {
        /** Null until the metainfo is known and existing data is checked. */
        @Nullable
        Transfer transfer();

        ExtensionHost extensions();

        /** The peer's DHT node listens on that port (BEP 5). */
        void onNode(Peer peer, int port);

        long nanos();

        void onClosed(Peer peer, CloseReason reason);
    }

    private final Peer peer;
    private final Host host;
    /** Whose memory the block under way fills; a recheck may begin another transfer meanwhile. */
    private @Nullable BlockReceiver lender;

    PeerHandler(Peer peer, Host host) {
        this.peer = peer;
        this.host = host;
    }

    @Override
    public void onMessage(PeerMessage message) {
        if (peer.closed) {
            return;
        }
        if (!(message instanceof PeerMessage.KeepAlive)) {
            peer.lastUseful = host.nanos();
        }
        try {
            dispatch(message);
        } catch (ViolationException e) {
            peer.connection.close(e.reason());
        }
    }

    @Override
    public BlockTarget onBlockStart(int piece, int offset, int length) {
        Transfer transfer = host.transfer();
        if (transfer == null || peer.closed) {
            return BlockTarget.discard();
        }
        if (!peer.bandwidth.mayReceive(length)) {
            return BlockTarget.later();
        }
        try {
            BlockTarget target = transfer.receiver().onBlockStart(peer, piece, offset, length);
            lender = target instanceof BlockTarget.Fill ? transfer.receiver() : lender;
            if (!(target instanceof BlockTarget.Later)) {
                peer.bandwidth.receives();
            }
            return target;
        } catch (ViolationException e) {
            peer.connection.close(e.reason());
            return BlockTarget.discard();
        }
    }

    @Override
    public void onBlock(int piece, int offset, ByteBuffer block) {
        peer.lastUseful = host.nanos();
        Objects.requireNonNull(lender).onBlock(peer, piece, offset, block);
    }

    @Override
    public void onBlockAborted(int piece, int offset, ByteBuffer block) {
        Objects.requireNonNull(lender).onBlockAborted(peer, block);
    }

    @Override
    public void onWritable() {
        Transfer transfer = host.transfer();
        if (transfer != null) {
            transfer.uploader().pump(peer);
        }
    }

    @Override
    public void onClosed(CloseReason reason) {
        if (!peer.closed) {
            peer.closed = true;
            host.onClosed(peer, reason);
        }
    }

    private void dispatch(PeerMessage message) throws ViolationException {
        if (message instanceof PeerMessage.Request request) {
            onRequest(request);
        } else if (message instanceof PeerMessage.Have have) {
            onHave(have.piece());
        } else if (message instanceof PeerMessage.Bitfield bitfield) {
            onBitfield(bitfield.bits());
        } else if (message instanceof PeerMessage.Cancel cancel) {
            onCancel(cancel);
        } else if (message instanceof PeerMessage.Port port) {
            host.onNode(peer, port.port());
        } else if (message instanceof PeerMessage.Fast fast) {
            FastHandler.onMessage(peer, fast, host.transfer());
        } else if (message instanceof PeerMessage.Extended extended) {
            host.extensions().onMessage(peer, extended.id(), extended.payload());
        } else {
            onFlag(message);
        }
    }

    private void onFlag(PeerMessage message) {
        Transfer transfer = host.transfer();
        if (message instanceof PeerMessage.Choke) {
            peer.peerChoking = true;
            if (transfer != null) {
                transfer.onChoked(peer);
            }
        } else if (message instanceof PeerMessage.Unchoke) {
            peer.peerChoking = false;
            if (transfer != null) {
                transfer.onUnchoked(peer);
            }
        } else if (message instanceof PeerMessage.Interested || message instanceof PeerMessage.NotInterested) {
            peer.peerInterested = message instanceof PeerMessage.Interested;
            if (transfer != null) {
                transfer.choker().react();
            }
        }
    }

    private void onRequest(PeerMessage.Request request) throws ViolationException {
        Transfer transfer = host.transfer();
        if (transfer != null) {
            transfer.uploader().onRequest(peer, request.piece(), request.offset(), request.length());
        } else if (++peer.ignoredRequests <= Uploader.MAX_IGNORED) {
            Rejects.send(peer, request.piece(), request.offset(), request.length());
        }
    }

    private void onCancel(PeerMessage.Cancel cancel) {
        Transfer transfer = host.transfer();
        if (transfer != null) {
            transfer.uploader().onCancel(peer, cancel.piece(), cancel.offset(), cancel.length());
        }
    }

    private void onHave(int piece) throws ViolationException {
        boolean news = peer.pieces.have(piece);
        Transfer transfer = host.transfer();
        if (news && transfer != null) {
            transfer.onHave(peer, piece);
        }
    }

    private void onBitfield(byte[] bits) throws ViolationException {
        Transfer transfer = host.transfer();
        if (transfer == null) {
            peer.pieces.bitfield(bits);
        } else {
            transfer.onPieces(peer, pieces -> pieces.bitfield(bits));
        }
    }
}
