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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
import org.starling.wire.bencode.BString;

/** A Starling as far as the secure link is concerned, on real sockets. */
final class RealNode implements SecureLinks.Listener, LinkHandler {
    private static final Duration LONG = Duration.ofSeconds(20);

    final SocketGate gate;
    final LinkCounters counters = new LinkCounters();
    final SecureLinks links;

    /** Those that are up, on the loop. */
    final List<Link> up = new ArrayList<>();

    RealNode(SocketGate gate, Identity identity) {
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

    /** Waits until the link is up. */
    Link connect(InetSocketAddress target) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<Link> result = new CompletableFuture<>();
        gate.connect(target, LONG, new ConnectCallback() {
            @Override
            public void connected(Stream stream) {
                links.dialled(new RawLink(stream), Optional.empty(), new SecureLinks.Dialled() {
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
            public void failed(IOException error) {
                result.completeExceptionally(error);
            }
        });
        return result.get(LONG.toSeconds(), TimeUnit.SECONDS);
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
        throw new AssertionError("message " + id);
    }

    @Override
    public void onEnded(Link link, LinkEnd reason) {
        up.remove(link);
    }
}
