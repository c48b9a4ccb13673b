package org.starling.overlay.link;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.starling.net.BufferPool;
import org.starling.net.ConnectCallback;
import org.starling.net.GateConfig;
import org.starling.net.Listener;
import org.starling.net.RawLink;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.net.Stream;
import org.starling.overlay.link.classic.ClassicLinks;
import org.starling.overlay.link.classic.ClassicPorts;
import org.starling.overlay.link.secure.SecureContext;
import org.starling.overlay.link.secure.SecureLinks;
import org.starling.overlay.link.secure.SecureSelf;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.KeyCurve;
import org.starling.wire.bencode.BString;

/** One end of links, on a thread and sockets of its own, so that what it costs can be told from the other end's. */
final class CostPeer implements LinkTable.User, SecureLinks.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The doors change before the signatures of one network are used up: all connections come from loopback. */
    private static final int PER_BUDGET = SigningBudget.NETWORK_BURST - 2;

    final BlockingQueue<Link> up = new LinkedBlockingQueue<>();
    private final SelectorLoop loop;
    private final SocketGate gate;
    private final SecureRandom random = new SecureRandom();
    private final LinkCounters counters = new LinkCounters();
    private final LinkTable table;
    private final LinkKind kind;
    private final Identity identity;
    private Optional<Listener> listener = Optional.empty();
    private OverlayDoor.Entrance entrance = (stream, visit) -> stream.close("closed");
    private int accepted;

    CostPeer(LinkKind kind) throws IOException {
        this.kind = kind;
        identity = fresh();
        loop = SelectorLoop.start("cost-" + kind);
        gate = new SocketGate(loop, new BufferPool(BufferPool.BLOCK, 64), GateConfig.defaults());
        table = new LinkTable(loop, any -> identity.permId(), this);
    }

    /** A key of the kind of link. */
    Identity fresh() {
        return Identity.generate(kind == LinkKind.SECURE ? KeyCurve.P256 : KeyCurve.SECT233K1, random);
    }

    InetSocketAddress listen() throws IOException {
        OverlayDoor.Entrance changing = this::accept;
        OverlayDoor door =
                new OverlayDoor(new Doorkeeper(loop, address -> false, counters), counters, changing, changing);
        Listener opened = gate.listen(
                0, Optional.of(InetAddress.getLoopbackAddress()), stream -> door.accept(new RawLink(stream)));
        listener = Optional.of(opened);
        return opened.address();
    }

    private void accept(Stream stream, Doorkeeper.Visit visit) {
        if (accepted++ % PER_BUDGET == 0) {
            entrance = kind == LinkKind.SECURE ? secure(identity) : classic(identity, table);
        }
        entrance.accept(stream, visit);
    }

    /** Nanoseconds of CPU that this end has had. */
    long cpu() {
        return CompletableFuture.supplyAsync(
                        () -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(), loop)
                .join();
    }

    void run(Runnable task) {
        CompletableFuture.runAsync(task, loop).join();
    }

    /** A link of somebody new; waits until it is authenticated. */
    Link connect(InetSocketAddress target, Identity dialler) throws Exception {
        CompletableFuture<Link> link = new CompletableFuture<>();
        loop.execute(() -> dial(target, dialler, link));
        return link.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void dial(InetSocketAddress target, Identity dialler, CompletableFuture<Link> result) {
        if (kind == LinkKind.CLASSIC) {
            LinkTable own = new LinkTable(loop, any -> dialler.permId(), this);
            classic(dialler, own).connect(target, false, Optional.empty(), new ClassicLinks.Dialled() {
                @Override
                public void connected(Link link) {
                    result.complete(link);
                }

                @Override
                public void failed(LinkEnd reason) {
                    result.completeExceptionally(new IOException(reason.name()));
                }
            });
            return;
        }
        dial(target, new LinkDialer.Callback() {
            @Override
            public void connected(RawLink raw) {
                secure(dialler).dialled(raw, Optional.empty(), new SecureLinks.Dialled() {
                    @Override
                    public void up(Link link) {
                        result.complete(link);
                    }

                    @Override
                    public void failed(LinkEnd reason) {
                        result.completeExceptionally(new IOException(reason.name()));
                    }
                });
            }

            @Override
            public void failed() {
                result.completeExceptionally(new IOException("unreachable"));
            }
        });
    }

    private void dial(InetSocketAddress target, LinkDialer.Callback callback) {
        gate.connect(target, PATIENCE, new ConnectCallback() {
            @Override
            public void connected(Stream stream) {
                callback.connected(new RawLink(stream));
            }

            @Override
            public void failed(IOException error) {
                callback.failed();
            }
        });
    }

    private OverlayPeerId self() {
        int port = listener.map(open -> open.address().getPort()).orElse(1);
        return OverlayPeerId.create("X100--", port, random);
    }

    private SecureLinks secure(Identity own) {
        byte[] instance = new byte[8];
        random.nextBytes(instance);
        SecureSelf self = new SecureSelf(own, self(), "Cost 1", Map.of(), BString.of(instance));
        return new SecureLinks(
                new SecureContext(loop, random, self, Acquaintances.NONE, new SigningBudget(loop), counters), this);
    }

    private ClassicLinks classic(Identity own, LinkTable links) {
        OverlayPeerId self = self();
        return new ClassicLinks(
                new ClassicPorts(loop, own, () -> self, peer -> false, new SigningBudget(loop), counters, random),
                (address, encrypted, callback) -> dial(address, callback),
                links);
    }

    /** Of a secure link first, then of any from the table. Who dials has many links with one peer, and no table. */
    @Override
    public void onUp(Link link) {
        boolean tabled =
                link.kind() == LinkKind.CLASSIC || table.get(link.peer()).isPresent();
        if (tabled) {
            up.add(link);
        } else if (listener.isPresent()) {
            table.add(link);
        } else {
            link.handler(this);
        }
    }

    @Override
    public void onOwnIdentityElsewhere(InetSocketAddress from) {
        throw new IllegalStateException("every identity is used once");
    }

    @Override
    public void onMessage(Link link, int id, byte[] payload) {
        // Nothing is said on these links.
    }

    @Override
    public void onEnded(Link link, LinkEnd reason) {
        // The other end closes when it has been counted.
    }

    @Override
    public void close() {
        listener.ifPresent(Listener::close);
        loop.close();
    }
}
