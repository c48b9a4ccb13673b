package org.starling.sim;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.disk.BlockData;
import org.starling.engine.session.BlockTarget;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.PeerMessage;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;

/** A peer without a session: it says what a test tells it to say, however rude, and remembers what it hears. */
public final class RawPeer extends QuietListener {
    private final SimNet net;
    private final SimHost host;
    private final SimHost.Service service;
    private final List<PeerMessage> heard = new ArrayList<>();
    private BiConsumer<RawPeer, PeerMessage> script = (self, message) -> {};
    private Runnable greeting = () -> {};
    private @Nullable SimConnection connection;
    private @Nullable CloseReason closed;
    private int connections;
    private int blocks;

    public RawPeer(Sim sim, Link link) {
        this(sim, link, PeerId.random("-XX0001-", sim.random()));
    }

    public RawPeer(Sim sim, Link link, PeerId id) {
        net = sim.net();
        host = net.newHost(link);
        service = new SimHost.Service(id, this::attach);
        host.serveAll(service);
    }

    /** Said first on every connection. */
    public RawPeer greets(PeerMessage... messages) {
        greeting = () -> List.of(messages).forEach(this::say);
        return this;
    }

    /** What it does with what it hears. */
    public RawPeer answers(BiConsumer<RawPeer, PeerMessage> reaction) {
        script = reaction;
        return this;
    }

    public SimHost host() {
        return host;
    }

    public InetSocketAddress address() {
        return host.address();
    }

    public void dial(InetSocketAddress peer, InfoHash torrent) {
        net.dial(host, service, peer, torrent, () -> {});
    }

    public void say(PeerMessage message) {
        open().send(message);
    }

    public void sayBlock(int piece, int offset, byte[] block) {
        open().sendBlock(piece, offset, new BlockData.InMemory(ByteBuffer.wrap(block), () -> {}));
    }

    public void hangUp() {
        open().close(CloseReason.STOPPED);
    }

    public <T extends PeerMessage> List<T> heard(Class<T> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public boolean isConnected() {
        return connection != null && closed == null;
    }

    public boolean wasDropped() {
        return closed != null;
    }

    public int connections() {
        return connections;
    }

    /** Bytes that left on the connection it has now. */
    public long sent() {
        return open().sent();
    }

    public int blocks() {
        return blocks;
    }

    @Override
    public void onMessage(PeerMessage message) {
        heard.add(message);
        script.accept(this, message);
    }

    @Override
    public BlockTarget onBlockStart(int piece, int offset, int length) {
        blocks++;
        return BlockTarget.discard();
    }

    @Override
    public void onClosed(CloseReason reason) {
        closed = reason;
    }

    private void attach(SimConnection fresh) {
        connections++;
        closed = null;
        connection = fresh;
        greeting.run();
        fresh.start(this);
    }

    private SimConnection open() {
        SimConnection current = connection;
        if (current == null) {
            throw new IllegalStateException("not connected");
        }
        return current;
    }
}
