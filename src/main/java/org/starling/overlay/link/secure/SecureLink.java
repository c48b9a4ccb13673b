package org.starling.overlay.link.secure;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.net.Stream;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.link.LinkHandler;
import org.starling.overlay.link.LinkKind;
import org.starling.overlay.permid.PermId;
import org.starling.wire.bencode.BString;

/**
 * A secure link from its first byte on: channel, authentication, HELLO, then messages. It is up, and a {@link Link} for
 * others, once our HELLO is sent and the other's is there. Loop thread.
 */
final class SecureLink implements Link, SecureChannel.Owner {
    private final SecureContext context;
    private final SecureChannel channel;
    private final Opening opening;
    private final Liveness liveness;
    private @Nullable Greeting theirs;
    private @Nullable Authentication authentication;
    private @Nullable PermId peer;
    private @Nullable Hello hello;
    private @Nullable LinkHandler handler;
    private Runnable waiting = () -> {};

    SecureLink(SecureContext context, Stream stream, Opening opening) {
        this.context = context;
        this.opening = opening;
        channel = new SecureChannel(stream, opening.dialled(), context.self().peerId(), context.random(), this);
        liveness = new Liveness(context.loop(), this::keepAlive, () -> close(LinkEnd.IDLE));
    }

    void start() {
        channel.start();
    }

    @Override
    public void onKeysAsked(Runnable task) {
        waiting = opening.requestKeys(context.budget(), task);
    }

    @Override
    public void onSecured(Greeting greeting, byte[] channelHash) {
        opening.advanced();
        theirs = greeting;
        Proofs proofs = new Proofs(
                context.self().identity(),
                context.acquaintances(),
                context.random(),
                channelHash,
                context.self().peerId().id(),
                greeting.peerId().id());
        if (opening.dialled()) {
            Dialling dialling = new Dialling(proofs, opening.wanted());
            authentication = dialling;
            channel.send(dialling.challenge());
        } else {
            authentication = new Accepting(proofs);
        }
    }

    @Override
    public void onMessage(Message message) throws LinkException {
        liveness.heard();
        if (peer == null) {
            authenticate(message);
        } else if (hello == null) {
            greeted(message);
        } else {
            deliver(message);
        }
    }

    private void authenticate(Message message) throws LinkException {
        if (authentication == null) {
            throw new IllegalStateException("no message comes before the channel is there");
        }
        Step step = authentication.receive(message);
        opening.advanced();
        if (step instanceof Step.Sign sign) {
            waiting = opening.requestSignature(
                    context.budget(), () -> channel.send(sign.answer().get()));
        } else if (step instanceof Step.Authenticated authenticated) {
            authenticated(authenticated);
        }
    }

    private void authenticated(Step.Authenticated result) throws LinkException {
        if (context.acquaintances().isBlocked(result.peer())) {
            throw new LinkException(LinkEnd.BLOCKED, "blocked");
        }
        peer = result.peer();
        channel.trust();
        result.last().ifPresent(channel::send);
        channel.send(context.self().hello().encode());
    }

    private void greeted(Message message) throws LinkException {
        if (message.id() != MessageIds.HELLO) {
            throw new LinkException(LinkEnd.OUT_OF_ORDER, "message " + message.id() + " before HELLO");
        }
        hello = Hello.decode(message.payload());
        authentication = null;
        liveness.start();
        channel.pause();
        opening.up(this);
    }

    private void deliver(Message message) throws LinkException {
        switch (message.id()) {
            case MessageIds.CHALLENGE, MessageIds.RESPONSE1, MessageIds.RESPONSE2, MessageIds.HELLO ->
                throw new LinkException(LinkEnd.OUT_OF_ORDER, "message " + message.id() + " once more");
            case MessageIds.KEEP_ALIVE -> {
                // That it came is all it says.
            }
            default -> {
                if (handler != null) {
                    handler.onMessage(this, message.id(), message.payload());
                }
            }
        }
    }

    @Override
    public void onEnded(LinkEnd reason) {
        waiting.run();
        liveness.stop();
        context.counters().count(reason);
        opening.ended(remote(), reason);
        if (handler != null) {
            handler.onEnded(this, reason);
        }
    }

    private void keepAlive() {
        send(MessageIds.KEEP_ALIVE, new byte[0]);
    }

    @Override
    public PermId peer() {
        if (peer == null) {
            throw new IllegalStateException("not authenticated yet");
        }
        return peer;
    }

    @Override
    public LinkKind kind() {
        return LinkKind.SECURE;
    }

    @Override
    public int version() {
        return greeting().version();
    }

    @Override
    public Map<String, Integer> features() {
        return hello == null ? Map.of() : hello.features();
    }

    @Override
    public Optional<BString> instance() {
        return Optional.ofNullable(hello).map(Hello::instance);
    }

    @Override
    public InetSocketAddress remote() {
        return channel.stream().remote();
    }

    @Override
    public int listenPort() {
        return greeting().peerId().listenPort();
    }

    @Override
    public boolean openedByUs() {
        return opening.dialled();
    }

    @Override
    public void handler(LinkHandler newHandler) {
        handler = newHandler;
        channel.resume();
    }

    @Override
    public void send(int id, byte[] payload) {
        liveness.said();
        channel.send(new Message(id, payload));
    }

    @Override
    public void close(LinkEnd reason) {
        channel.end(reason);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    private Greeting greeting() {
        if (theirs == null) {
            throw new IllegalStateException("not greeted yet");
        }
        return theirs;
    }

    @Override
    public String toString() {
        return "SecureLink[" + peer + " " + remote() + "]";
    }
}
