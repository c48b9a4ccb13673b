package org.starling.overlay.link.secure;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.starling.net.ConnectCallback;
import org.starling.net.RawLink;
import org.starling.net.SocketGate;
import org.starling.net.Stream;
import org.starling.overlay.link.Acquaintances;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkCounters;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkHandler;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.overlay.link.SigningBudget;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.PermId;
import org.starling.wire.bencode.BString;

/** A Starling as far as the secure link is concerned, on real sockets. */
public final class RealNode implements SecureLinks.Listener, LinkHandler {
    private static final Duration LONG = Duration.ofSeconds(20);

    final SocketGate gate;
    final LinkCounters counters = new LinkCounters();
    final SecureLinks links;

    /** Those that are up, on the loop. */
    final List<Link> up = new ArrayList<>();

    /** Messages that came, with the PermID of who sent them. */
    private final BlockingQueue<PermId> heard = new LinkedBlockingQueue<>();

    public RealNode(SocketGate gate, Identity identity) {
        this.gate = gate;
        SecureSelf self = new SecureSelf(
                identity,
                OverlayPeerId.create("X100--", 1, new Random(identity.permId().hashCode())),
                "Test 1",
                Map.of(),
                BString.of(new byte[8]));
        links = new SecureLinks(
                new SecureContext(
                        gate.loop(),
                        new SecureRandom(),
                        self,
                        Acquaintances.NONE,
                        new SigningBudget(gate.loop()),
                        counters),
                this);
    }

    public SecureLinks links() {
        return links;
    }

    /** Who sent the next message; waits for it. */
    public @Nullable PermId nextSender() throws InterruptedException {
        return heard.poll(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits until the link is up. */
    Link connect(InetSocketAddress target) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<Link> result = new CompletableFuture<>();
        gate.connect(target, LONG, new ConnectCallback() {
            @Override
            public void connected(Stream stream) {
                authenticate(new RawLink(stream), result);
            }

            @Override
            public void failed(IOException error) {
                result.completeExceptionally(error);
            }
        });
        return result.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    /** Dials over a connection that is there. Loop thread. */
    public void authenticate(RawLink connection, CompletableFuture<Link> result) {
        links.dialled(connection, Optional.empty(), new SecureLinks.Dialled() {
            @Override
            public void up(Link link) {
                result.complete(link);
            }

            @Override
            public void failed(LinkEnd reason) {
                result.completeExceptionally(new AssertionError(reason));
            }
        });
    }

    @Override
    public void onUp(Link link) {
        up.add(link);
        link.handler(this);
    }

    @Override
    public void onOwnIdentityElsewhere(InetSocketAddress from) {
        throw new AssertionError("every identity is used once");
    }

    @Override
    public void onMessage(Link link, int id, byte[] payload) {
        heard.add(link.peer());
    }

    @Override
    public void onEnded(Link link, LinkEnd reason) {
        up.remove(link);
    }
}
