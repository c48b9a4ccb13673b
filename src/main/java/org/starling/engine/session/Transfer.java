package org.starling.engine.session;

import java.util.List;
import java.util.function.Consumer;
import org.starling.engine.DiskFailure;
import org.starling.engine.FileSnapshot;
import org.starling.engine.Metainfo;
import org.starling.engine.PieceCounts;
import org.starling.engine.disk.BlockPrints;
import org.starling.engine.disk.ReadOutcome;
import org.starling.engine.disk.TorrentStorage;
import org.starling.net.EventLoop;
import org.starling.wire.Bitfield;

/** The exchange of pieces, once it is known which there are and which we have. A recheck ends it and begins another. */
final class Transfer implements BlockReceiver.Events, Choker.Torrent {
    /** A peer whose blocks our own limit held back is not late. */
    private static final long HELD_BACK_NANOS = 60_000_000_000L;

    /** What the session wants to know of it. */
    interface Listener {
        /** No wanted piece is missing any more. */
        void onComplete();

        void onDiskFailure(DiskFailure failure);

        /** The piece is ours, and can be read. */
        void onVerified(int piece);

        /** There is proof that it sent wrong data. */
        void onBadPeer(PeerIdentity peer);
    }

    /** Requests that cross with a choke are nobody's fault: so many are forgotten each second. */
    private static final int FORGOTTEN_A_TICK = 64;

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
    private final Blame blame = new Blame();
    private final Layout layout;
    private final Newcomers newcomers;
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
        layout = Layout.of(metainfo);
        open = new OpenPieces(layout.pieces(), OpenPieces.BUDGET);
        Statistics statistics = context.statistics();
        newcomers = new Newcomers(metainfo.infoHash(), layout, have, statistics.up);
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

    Layout layout() {
        return layout;
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
        newcomers.greet(peer);
        choker.react();
        requester.topUp(peer);
    }

    void leave(Peer peer) {
        requester.release(peer);
        requester.giveUp(peer);
        uncount(peer);
        choker.react();
    }

    /** The peer says something of all its pieces. */
    void onPieces(Peer peer, PeerPieces.Change change) throws ViolationException {
        uncount(peer);
        change.on(peer.pieces);
        count(peer);
        interest.count(peer);
        newcomers.greet(peer);
        requester.topUp(peer);
    }

    void onHave(Peer peer, int piece) {
        if (!peer.countedAsSeed) {
            picker.gained(piece);
        }
        interest.onHave(peer, piece);
        requester.topUp(peer);
    }

    /** The peer has a piece no more (BEP 54). */
    void onLost(Peer peer, int piece) throws ViolationException {
        boolean wasSeed = peer.countedAsSeed;
        if (!peer.pieces.lost(piece)) {
            return;
        }
        if (wasSeed) {
            count(peer);
        } else {
            picker.lost(piece);
        }
        requester.onLost(peer, piece);
        interest.count(peer);
    }

    void onReject(Peer peer, long id) throws ViolationException {
        requester.onReject(peer, id);
    }

    /** The peer gives us a piece although it chokes us (BEP 6). */
    void onAllowed(Peer peer) {
        requester.topUp(peer);
    }

    void onChoked(Peer peer) {
        requester.onChoked(peer);
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

    /** Pieces that somebody waits for; see {@link Requester#urgent}. */
    void urgent(int[] pieces, boolean now) {
        requester.urgent(pieces, now);
    }

    /** Reads of a verified piece, for ourselves. */
    void read(int piece, int offset, int length, Consumer<ReadOutcome> done) {
        storage.read(piece, offset, length, false, done);
    }

    void tick(Peer peer, long now) {
        peer.ignoredRequests -= Math.min(FORGOTTEN_A_TICK, peer.ignoredRequests);
        peer.pipeline.tick(now);
        peer.refuses = false;
        if (!peer.waitsForRoom && !peer.bandwidth.heldBackWithin(HELD_BACK_NANOS, now)) {
            requester.hurry(peer, now);
        }
        uploader.pump(peer);
        requester.topUp(peer);
    }

    @Override
    public void onVerified(int piece, OpenPiece how) {
        have.set(piece);
        wantedVerified += selection.wantedBytes(piece);
        blame.acquit(how);
        if (blame.isOpen(piece)) {
            storage.fingerprint(piece, right -> judge(piece, right));
        }
        interest.onVerified(piece, peers);
        broadcast.add(piece);
        listener.onVerified(piece);
        if (isComplete()) {
            listener.onComplete();
        }
    }

    @Override
    public void onCorrupt(OpenPiece piece, BlockPrints prints) {
        blame.corrupt(piece, prints).forEach(listener::onBadPeer);
    }

    private void judge(int piece, BlockPrints right) {
        Blame.Verdict verdict = blame.close(piece, right);
        for (Peer peer : peers.all()) {
            peer.onParole &= !verdict.cleared().contains(peer.identity);
        }
        verdict.guilty().forEach(listener::onBadPeer);
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
