package org.starling.engine.session;

import java.util.List;
import java.util.Set;
import org.starling.engine.DiskFailure;
import org.starling.engine.FileSnapshot;
import org.starling.engine.Metainfo;
import org.starling.engine.PieceCounts;
import org.starling.engine.disk.TorrentStorage;
import org.starling.net.EventLoop;
import org.starling.wire.Bitfield;

/** The exchange of pieces, once it is known which there are and which we have. A recheck ends it and begins another. */
final class Transfer implements BlockReceiver.Events, Choker.Torrent {
    private static final long STALL_NANOS = 15_000_000_000L;
    private static final long OVERDUE_NANOS = 60_000_000_000L;

    /** What the session wants to know of it. */
    interface Listener {
        /** No wanted piece is missing any more. */
        void onComplete();

        void onDiskFailure(DiskFailure failure);

        void onBadPeer(Peer peer);
    }

    private final Metainfo metainfo;
    private final TorrentStorage storage;
    private final Bitfield have;
    private final Peers peers;
    private final Listener listener;
    private final EventLoop loop;
    private final PiecePicker picker;
    private final OpenPieces open;
    private final Census census;
    private final Requester requester;
    private final BlockReceiver receiver;
    private final Uploader uploader;
    private final Choker choker;
    private final Interest interest;
    private final HaveBroadcast broadcast;
    private Selection selection;
    private long wantedVerified;

    Transfer(OpenTorrent torrent, Bitfield have, Selection selection, SessionContext context, Listener listener) {
        this.metainfo = torrent.metainfo();
        this.storage = torrent.storage();
        this.have = have;
        this.selection = selection;
        this.listener = listener;
        peers = context.peers();
        loop = context.loop();
        Layout layout = Layout.of(metainfo);
        open = new OpenPieces(layout.pieces(), OpenPieces.BUDGET);
        Statistics statistics = context.statistics();
        picker = new PiecePicker(have, selection.ranks(), context.random());
        census = new Census(metainfo, have, picker);
        requester = new Requester(layout, picker, open, storage, peers, loop::nanos);
        receiver = new BlockReceiver(layout, picker, open, storage, requester, statistics, loop::nanos, this);
        uploader = new Uploader(layout, have, storage, statistics, this::onReadFailure);
        choker = new Choker(this, context, uploader::obey);
        interest = new Interest(have, selection);
        broadcast = new HaveBroadcast(loop, peers);
        wantedVerified = selection.wantedBytes(have);
    }

    BlockReceiver receiver() {
        return receiver;
    }

    Uploader uploader() {
        return uploader;
    }

    Choker choker() {
        return choker;
    }

    PiecePicker picker() {
        return picker;
    }

    Bitfield have() {
        return have;
    }

    Selection selection() {
        return selection;
    }

    long wantedVerified() {
        return wantedVerified;
    }

    @Override
    public boolean isComplete() {
        return picker.missing() == 0;
    }

    PieceCounts pieces() {
        return census.take(peers, selection, open.count());
    }

    List<FileSnapshot> files() {
        return census.files(peers, selection);
    }

    /** The download waits for the disk: a peer's block finds no memory, or no piece can be begun. */
    boolean waitsForDisk() {
        return open.waitForDisk() || peers.all().stream().anyMatch(peer -> peer.waitsForRoom);
    }

    @Override
    public int pieceLength() {
        return metainfo.pieceLength();
    }

    OpenTorrent torrent() {
        return new OpenTorrent(metainfo, storage);
    }

    /** A peer connected, or the transfer began with it connected: what it said of its pieces counts from here. */
    void join(Peer peer) throws ViolationException {
        peer.pieces.resolve(metainfo.pieces());
        count(peer);
        interest.count(peer);
        choker.react();
        requester.topUp(peer);
    }

    void leave(Peer peer) {
        requester.release(peer);
        uncount(peer);
        choker.react();
    }

    void onBitfield(Peer peer, byte[] bits) throws ViolationException {
        uncount(peer);
        peer.pieces.bitfield(bits);
        count(peer);
        interest.count(peer);
        requester.topUp(peer);
    }

    void onHave(Peer peer, int piece) {
        if (!peer.countedAsSeed) {
            picker.gained(piece);
        }
        interest.onHave(peer, piece);
        requester.topUp(peer);
    }

    void onChoked(Peer peer) {
        requester.release(peer);
    }

    void onUnchoked(Peer peer) {
        requester.topUp(peer);
    }

    /** Stops asking and serving; what was begun stays. */
    void pause() {
        requester.pause();
        uploader.pause();
    }

    void resume() {
        uploader.resume(peers);
        requester.resume();
    }

    /** Ends it; the storage stays open. */
    void close() {
        requester.close();
        uploader.pause();
    }

    /** Drops at once what is not wanted any more; what became wanted waits for the disk. */
    void narrow(Selection wanted) {
        picker.ranks(wanted.ranksIfAlsoIn(selection));
        requester.drop(wanted);
    }

    void select(Selection wanted, boolean sequential) {
        selection = wanted;
        picker.ranks(wanted.ranks());
        picker.sequential(sequential);
        requester.drop(wanted);
        interest.select(wanted);
        wantedVerified = wanted.wantedBytes(have);
        for (Peer peer : peers.all()) {
            interest.count(peer);
            requester.topUp(peer);
        }
    }

    void tick(Peer peer, long now) {
        peer.pipeline.tick(now);
        boolean heldBack = peer.waitsForRoom || peer.bandwidth.heldBackWithin(OVERDUE_NANOS, now);
        if (!heldBack && peer.pipeline.stalled(now, STALL_NANOS)) {
            requester.snub(peer);
        }
        long late = heldBack ? -1 : peer.pipeline.overdue(now, OVERDUE_NANOS);
        if (late >= 0) {
            requester.expire(peer, late);
        }
        uploader.pump(peer);
        requester.topUp(peer);
    }

    @Override
    public void onVerified(int piece, OpenPiece how) {
        have.set(piece);
        wantedVerified += selection.wantedBytes(piece);
        Blame.acquit(how.suppliers());
        interest.onVerified(piece, peers);
        broadcast.add(piece);
        if (isComplete()) {
            listener.onComplete();
        }
    }

    @Override
    public void onCorrupt(OpenPiece piece) {
        Set<Peer> suppliers = piece.suppliers();
        if (Blame.isProof(suppliers)) {
            suppliers.forEach(listener::onBadPeer);
        } else {
            Blame.suspect(suppliers);
        }
    }

    @Override
    public void onDiskFailure(DiskFailure failure) {
        requester.pause();
        listener.onDiskFailure(failure);
    }

    /** What cannot be read cannot be served; after a failed write, what is there still can. */
    private void onReadFailure(DiskFailure failure) {
        pause();
        listener.onDiskFailure(failure);
    }

    private void uncount(Peer peer) {
        Bitfield has = peer.pieces.known();
        if (has != null && !peer.countedAsSeed) {
            picker.lost(has);
        }
    }

    private void count(Peer peer) {
        Bitfield has = peer.pieces.known();
        peer.countedAsSeed = has != null && has.isFull();
        if (has != null && !peer.countedAsSeed) {
            picker.gained(has);
        }
    }
}
