package org.starling.engine.session;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.starling.engine.DiskFailure;
import org.starling.engine.TorrentSettings;
import org.starling.engine.disk.BlockPrints;
import org.starling.sim.MemoryDisk;
import org.starling.sim.Sim;
import org.starling.sim.SimTorrent;
import org.starling.wire.Bitfield;
import org.starling.wire.Reserved;

/** The requesting side of a transfer by itself, among peers that answer when they are told to. */
final class RequestRig implements BlockReceiver.Events {
    static final long SECOND = 1_000_000_000L;
    private static final int BLOCK = Layout.BLOCK;

    final PiecePicker picker;
    final OpenPieces open;
    final Requester requester;
    final BlockReceiver receiver;
    final List<Integer> verified = new ArrayList<>();
    private final Layout layout;
    private final SimTorrent torrent;
    private final Peers peers = new Peers();
    private long now = SECOND;
    private final SessionContext context = Contexts.under(this::now);

    RequestRig(int pieces, int blocksInPiece) {
        Sim sim = new Sim(1);
        torrent = sim.torrent(blocksInPiece * BLOCK, pieces * blocksInPiece * BLOCK);
        layout = Layout.of(torrent.metainfo());
        byte[] ranks = Selection.of(torrent.metainfo(), TorrentSettings.in(java.nio.file.Path.of("x")))
                .ranks();
        picker = new PiecePicker(new Bitfield(pieces), ranks, new Random(1));
        picker.sequential(true);
        open = new OpenPieces(pieces, OpenPieces.BUDGET);
        MemoryDisk disk = MemoryDisk.empty(sim.loop(), torrent);
        requester = new Requester(layout, picker, open, disk, peers, this::now);
        receiver = new BlockReceiver(layout, picker, open, disk, requester, new Statistics(now), this::now, this);
    }

    long now() {
        return now;
    }

    /** A peer that does not choke, with these pieces, x or a dot for each; blocks a second, 0 if not known yet. */
    Peer peer(String pieces, double blocksPerSecond, Reserved.Bit... bits) {
        Peer peer = new Peer(new FakeConnection(peers.count(), Reserved.of(bits)), context, each -> {});
        try {
            peer.pieces.resolve(layout.pieces());
            for (int piece = 0; piece < layout.pieces(); piece++) {
                if (pieces.charAt(piece) == 'x') {
                    peer.pieces.have(piece);
                }
            }
        } catch (ViolationException e) {
            throw new AssertionError(e);
        }
        peer.amInterested = true;
        peer.peerChoking = false;
        measured(peer, blocksPerSecond);
        peers.add(peer);
        return peer;
    }

    /** The blocks that the peer was asked for since the last call, as piece:block. */
    static List<String> asked(Peer peer) {
        return connection(peer).take(PeerMessage.Request.class).stream()
                .map(request -> request.piece() + ":" + request.offset() / BLOCK)
                .toList();
    }

    static List<String> cancelled(Peer peer) {
        return connection(peer).take(PeerMessage.Cancel.class).stream()
                .map(cancel -> cancel.piece() + ":" + cancel.offset() / BLOCK)
                .toList();
    }

    static FakeConnection connection(Peer peer) {
        return (FakeConnection) peer.connection;
    }

    void pass(double seconds) {
        now += (long) (seconds * SECOND);
    }

    /** What happens once a second. */
    void tick(Peer... those) {
        for (Peer peer : those) {
            requester.hurry(peer, now);
            peer.refuses = false;
            requester.topUp(peer);
        }
    }

    /** The peer sends the whole block. */
    void sends(Peer peer, int piece, int block) {
        finishes(peer, piece, block, begins(peer, piece, block));
    }

    /** The head of the block arrives; gives its memory. */
    ByteBuffer begins(Peer peer, int piece, int block) {
        try {
            BlockTarget target =
                    receiver.onBlockStart(peer, piece, block * BLOCK, layout.blockLength(piece, block * BLOCK));
            if (target instanceof BlockTarget.Fill fill) {
                return fill.buffer();
            }
            throw new AssertionError("the block is not taken: " + target);
        } catch (ViolationException e) {
            throw new AssertionError(e);
        }
    }

    void finishes(Peer peer, int piece, int block, ByteBuffer memory) {
        memory.put(torrent.content(), piece * torrent.metainfo().pieceLength() + block * BLOCK, memory.remaining());
        receiver.onBlock(peer, piece, block * BLOCK, memory.flip());
    }

    @Override
    public void onVerified(int piece, OpenPiece how) {
        verified.add(piece);
    }

    @Override
    public void onCorrupt(OpenPiece piece, BlockPrints prints) {
        throw new AssertionError("all data is right here");
    }

    @Override
    public void onDiskFailure(DiskFailure failure) {
        throw new AssertionError(failure);
    }

    private void measured(Peer peer, double blocksPerSecond) {
        if (blocksPerSecond == 0) {
            return;
        }
        long began = now - 20 * SECOND;
        peer.pipeline.tick(began);
        for (int sample = 1; sample <= 2; sample++) {
            int blocks = (int) (10 * blocksPerSecond);
            for (int i = 0; i < blocks; i++) {
                peer.pipeline.sent(-1, began);
                peer.pipeline.answered(-1, began);
            }
            peer.pipeline.tick(began + 10 * SECOND * sample);
        }
    }
}
