package org.starling.sim;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.starling.engine.disk.BlockData;
import org.starling.engine.session.BlockTarget;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.ConnectionListener;
import org.starling.engine.session.PeerMessage;
import org.starling.wire.Bitfield;
import org.starling.wire.BitfieldException;
import org.starling.wire.PeerId;

/** A connection of the reference client. Its requests cover three seconds, as those of libtorrent do. */
final class ReferenceLink implements ConnectionListener {
    private static final int REQUEST_SECONDS = 3;
    private static final int FIRST_QUEUE = 4;
    private static final int LEAST_QUEUE = 2;
    private static final int MOST_QUEUE = 500;
    private static final int SLACK = 5000;
    private static final int WHOLE_PIECE_SECONDS = 20;
    private static final long SNUB_NANOS = 20_000_000_000L;
    private static final int LEAST_BUFFER = 10 << 10;
    private static final int MOST_BUFFER = 500 << 10;

    final SimConnection connection;
    boolean amChoking = true;
    boolean peerInterested;
    long unchokedAt;
    long optimisticAt;
    long sentSinceUnchoke;
    long gotLastRound;
    /** Bytes of this round. */
    long got;

    private final ReferencePeer self;
    private final Bitfield has;
    private final Map<Long, Long> asked = new LinkedHashMap<>();
    private final Deque<PeerMessage.Request> wanted = new ArrayDeque<>();
    private final ByteBuffer memory = ByteBuffer.allocate(ReferencePicker.BLOCK);
    private boolean amInterested;
    private boolean peerChoking = true;
    private boolean slowStart = true;
    private boolean snubbed;
    private int queue = FIRST_QUEUE;
    private long gotThisSecond;
    private long gotLastSecond;
    private long sentThisSecond;
    private double downRate;
    private double upRate;
    private long lastBlock;

    ReferenceLink(ReferencePeer self, SimConnection connection, long now) {
        this.self = self;
        this.connection = connection;
        has = new Bitfield(self.have().size());
        unchokedAt = now;
        optimisticAt = now;
        lastBlock = now;
        connection.whenDeparted(this::serve);
    }

    PeerId id() {
        return connection.handshake().peerId();
    }

    boolean isSeed() {
        return has.isFull();
    }

    void choke(boolean choke, long now) {
        if (choke != amChoking) {
            amChoking = choke;
            unchokedAt = choke ? unchokedAt : now;
            sentSinceUnchoke = 0;
            wanted.clear();
            connection.send(choke ? new PeerMessage.Choke() : new PeerMessage.Unchoke());
        }
    }

    /** Says whether the peer has something for us, if that changed. */
    void reconsider() {
        boolean interested = has.intersectsNot(self.have());
        if (interested != amInterested) {
            amInterested = interested;
            connection.send(interested ? new PeerMessage.Interested() : new PeerMessage.NotInterested());
        }
    }

    void tick(long now) {
        if (slowStart && gotThisSecond > 0 && gotLastSecond > 0 && gotThisSecond <= gotLastSecond + SLACK) {
            slowStart = false;
        }
        downRate = downRate * 0.8 + gotThisSecond * 0.2;
        upRate = upRate * 0.8 + sentThisSecond * 0.2;
        gotLastSecond = gotThisSecond;
        gotThisSecond = 0;
        sentThisSecond = 0;
        if (!asked.isEmpty() && now - lastBlock > SNUB_NANOS) {
            snubbed = true;
            lastBlock = now;
            giveBack();
        }
        resize();
        request();
        serve();
    }

    /** The block came from another. */
    void cancel(long id) {
        if (asked.remove(id) != null) {
            connection.send(new PeerMessage.Cancel(
                    ReferencePicker.piece(id),
                    ReferencePicker.offset(id),
                    self.picker().length(id)));
            request();
        }
    }

    /** Fills the queue of requests. */
    void request() {
        if (peerChoking || !amInterested || connection.isClosed()) {
            return;
        }
        int room = queue - asked.size();
        if (room > 0) {
            boolean whole = downRate * WHOLE_PIECE_SECONDS > self.pieceLength();
            self.picker().pick(this, has, room, whole, this::ask);
        }
        if (asked.isEmpty()) {
            long busy = self.picker().pickBusy(has);
            if (busy >= 0) {
                ask(busy);
            }
        }
    }

    @Override
    public void onMessage(PeerMessage message) {
        if (message instanceof PeerMessage.Request request) {
            if (!amChoking && self.have().get(request.piece())) {
                wanted.add(request);
                serve();
            }
        } else if (message instanceof PeerMessage.Cancel cancel) {
            wanted.remove(new PeerMessage.Request(cancel.piece(), cancel.offset(), cancel.length()));
        } else if (message instanceof PeerMessage.Have have) {
            gained(have.piece());
            reconsider();
            request();
        } else if (message instanceof PeerMessage.Bitfield bits) {
            gained(bits);
            reconsider();
            request();
        } else {
            onFlag(message);
        }
    }

    @Override
    public BlockTarget onBlockStart(int piece, int offset, int length) {
        return length > memory.capacity()
                ? BlockTarget.discard()
                : new BlockTarget.Fill(memory.clear().limit(length));
    }

    @Override
    public void onBlock(int piece, int offset, ByteBuffer block) {
        long id = (long) piece << 16 | offset / ReferencePicker.BLOCK;
        boolean busy = self.picker().isBusy(id);
        if (asked.remove(id) != null) {
            got += block.remaining();
            gotThisSecond += block.remaining();
            lastBlock = self.now();
            queue += slowStart ? 1 : 0;
            snubbed = false;
        }
        self.onBlock(this, id, busy);
        request();
    }

    @Override
    public void onBlockAborted(int piece, int offset, ByteBuffer block) {}

    @Override
    public void onWritable() {}

    @Override
    public void onClosed(CloseReason reason) {
        giveBack();
        for (int piece = has.nextSet(0); piece >= 0; piece = has.nextSet(piece + 1)) {
            self.picker().availability(piece, -1);
        }
        self.onClosed(this);
    }

    private void onFlag(PeerMessage message) {
        if (message instanceof PeerMessage.Choke) {
            peerChoking = true;
            giveBack();
        } else if (message instanceof PeerMessage.Unchoke) {
            peerChoking = false;
            lastBlock = self.now();
            request();
        } else if (message instanceof PeerMessage.Interested) {
            peerInterested = true;
            self.choker().onInterested(this);
        } else if (message instanceof PeerMessage.NotInterested) {
            peerInterested = false;
            choke(true, self.now());
        }
    }

    private void gained(int piece) {
        if (has.set(piece)) {
            self.picker().availability(piece, 1);
        }
    }

    private void gained(PeerMessage.Bitfield message) {
        try {
            Bitfield more = Bitfield.fromWire(message.bits(), has.size());
            for (int piece = more.nextSet(0); piece >= 0; piece = more.nextSet(piece + 1)) {
                gained(piece);
            }
        } catch (BitfieldException e) {
            connection.close(CloseReason.PROTOCOL_ERROR);
        }
    }

    private void ask(long id) {
        if (asked.isEmpty()) {
            lastBlock = self.now();
        }
        asked.put(id, self.now());
        connection.send(new PeerMessage.Request(
                ReferencePicker.piece(id),
                ReferencePicker.offset(id),
                self.picker().length(id)));
    }

    private void giveBack() {
        List<Long> all = new ArrayList<>(asked.keySet());
        asked.clear();
        all.forEach(self.picker()::giveBack);
    }

    private void resize() {
        if (snubbed) {
            queue = 1;
        } else if (!slowStart) {
            queue = (int) (REQUEST_SECONDS * downRate / ReferencePicker.BLOCK);
        }
        queue = Math.min(MOST_QUEUE, Math.max(snubbed ? 1 : LEAST_QUEUE, queue));
    }

    /** Hands over no more than half a second of what the peer takes. */
    private void serve() {
        double buffer = Math.min(MOST_BUFFER, Math.max(LEAST_BUFFER, upRate / 2));
        while (!wanted.isEmpty() && !connection.isClosed() && connection.queuedBytes() < buffer) {
            PeerMessage.Request request = wanted.removeFirst();
            sentSinceUnchoke += request.length();
            sentThisSecond += request.length();
            ByteBuffer block = self.block(request.piece(), request.offset(), request.length());
            connection.sendBlock(request.piece(), request.offset(), new BlockData.InMemory(block, () -> {}));
        }
    }
}
