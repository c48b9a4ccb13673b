package org.starling.overlay.link.classic;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.net.EventLoop;
import org.starling.net.Stream;
import org.starling.net.StreamHandler;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.link.LinkHandler;
import org.starling.overlay.link.LinkKind;
import org.starling.overlay.link.Moments;
import org.starling.overlay.message.BuddyCast;
import org.starling.overlay.message.KeepAlive;
import org.starling.overlay.message.MessageType;
import org.starling.overlay.permid.PermId;
import org.starling.wire.bencode.BString;

/**
 * An authenticated link to an original client. It sends no message that such a client may not know, as that would close
 * the link, and reads on over those that we do not know. Loop thread.
 */
final class ClassicLink implements Link, StreamHandler, MessageReader.Target {
    private static final Logger LOG = LoggerFactory.getLogger(ClassicLink.class);

    private final Stream stream;
    private final ClassicPorts ports;
    private final PermId peer;
    private final int listenPort;
    private final int version;
    private final MessageReader reader = new MessageReader();
    private @Nullable LinkHandler handler;
    private EventLoop.Timer idle;
    private EventLoop.@Nullable Timer keepAlive;
    private @Nullable LinkEnd ended;
    private long lastTraffic;

    ClassicLink(Stream stream, ClassicPorts ports, PermId peer, int listenPort, int version) {
        this.stream = stream;
        this.ports = ports;
        this.peer = peer;
        this.listenPort = listenPort;
        this.version = version;
        this.lastTraffic = ports.loop().nanos();
        this.idle = within(ClassicLimits.IDLE_CHECK, this::checkIdle);
        stream.handler(this);
        stream.pauseReading();
    }

    @Override
    public PermId peer() {
        return peer;
    }

    @Override
    public LinkKind kind() {
        return LinkKind.CLASSIC;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public Map<String, Integer> features() {
        return Map.of();
    }

    @Override
    public Optional<BString> instance() {
        return Optional.empty();
    }

    @Override
    public InetSocketAddress remote() {
        return stream.remote();
    }

    @Override
    public int listenPort() {
        return listenPort;
    }

    @Override
    public boolean openedByUs() {
        return !stream.incoming();
    }

    @Override
    public boolean isOpen() {
        return ended == null;
    }

    @Override
    public void handler(LinkHandler user) {
        handler = user;
        LinkEnd reason = ended;
        if (reason == null) {
            stream.resumeReading();
        } else {
            ports.loop().execute(() -> user.onEnded(this, reason));
        }
    }

    @Override
    public void send(int id, byte[] payload) {
        if (!mayPass(id)) {
            throw new IllegalArgumentException("id " + id + " has no place on a classic link");
        }
        if (payload.length > MessageType.maxPayload(id)) {
            throw new IllegalArgumentException("id " + id + " with " + payload.length + " bytes");
        }
        if (ended == null) {
            lastTraffic = ports.loop().nanos();
            stream.write(Frames.of(id, payload), () -> {});
            noticed(id);
            if (ended == null && stream.queuedBytes() > ClassicLimits.MAX_QUEUED) {
                close(LinkEnd.SLOW_READER);
            }
        }
    }

    /** Whether an original of the version knows the message, and we let it pass on a link that a relay can read. */
    private static boolean mayPass(int id) {
        return MessageType.of(id)
                .filter(type ->
                        !type.authenticates() && type != MessageType.FRIENDSHIP && type != MessageType.DIALBACK_REPLY)
                .isPresent();
    }

    @Override
    public void close(LinkEnd reason) {
        if (ended == null) {
            ended = reason;
            idle.cancel();
            if (keepAlive != null) {
                keepAlive.cancel();
            }
            ports.counters().count(reason);
            stream.close(reason.name());
            LinkHandler user = handler;
            if (user != null) {
                tellEnd(user, reason);
            }
        }
    }

    private void tellEnd(LinkHandler user, LinkEnd reason) {
        try {
            user.onEnded(this, reason);
        } catch (RuntimeException e) {
            LOG.warn("the user of the link to {} failed at its end", stream.remote(), e);
        }
    }

    @Override
    public void onReadable(Stream from) {
        guarded(() -> reader.read(from, this));
    }

    @Override
    public void onClosed(Stream from, String reason) {
        close(LinkEnd.IO_ERROR);
    }

    @Override
    public boolean isReading() {
        return ended == null && handler != null;
    }

    @Override
    public int maxPayload(int id) throws LinkException {
        boolean misplaced = MessageType.of(id)
                .filter(type -> type.authenticates() || type == MessageType.DIALBACK_REPLY)
                .isPresent();
        if (misplaced || id < 20) {
            throw new LinkException(LinkEnd.OUT_OF_ORDER, "id " + id);
        }
        return MessageType.maxPayload(id);
    }

    @Override
    public void onBytes(int count) {
        lastTraffic = ports.loop().nanos();
    }

    @Override
    public void onMessage(int id, byte[] payload) {
        LinkHandler user = handler;
        noticed(id);
        if (user != null && mayPass(id)) {
            user.onMessage(this, id, payload);
        }
    }

    /** An original keeps the links alive on which BUDDYCAST passed, and takes a KEEP_ALIVE there only. */
    private void noticed(int id) {
        if (id == BuddyCast.ID && keepAlive == null) {
            planKeepAlive();
        }
    }

    private void planKeepAlive() {
        keepAlive = within(ClassicLimits.KEEP_ALIVE, () -> {
            send(KeepAlive.ID, new byte[0]);
            if (ended == null) {
                planKeepAlive();
            }
        });
    }

    /** When other links have something to do as well. */
    private EventLoop.Timer within(Duration longest, Runnable task) {
        long now = ports.loop().nanos();
        return ports.loop().schedule(Moments.before(now + longest.toNanos()) - now, task);
    }

    private void checkIdle() {
        if (ports.loop().nanos() - lastTraffic > ClassicLimits.IDLE.toNanos()) {
            close(LinkEnd.IDLE);
        } else {
            idle = within(ClassicLimits.IDLE_CHECK, this::checkIdle);
        }
    }

    /** Something that may find the other end at fault, or gone. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException, LinkException;
    }

    private void guarded(Step step) {
        try {
            step.run();
        } catch (LinkException e) {
            LOG.debug("classic link to {}: {}", stream.remote(), e.getMessage());
            close(e.reason());
        } catch (EOFException e) {
            close(LinkEnd.REMOTE_CLOSED);
        } catch (IOException e) {
            close(LinkEnd.IO_ERROR);
        } catch (RuntimeException e) {
            LOG.warn("a message of {} was not survived; the link ends", stream.remote(), e);
            close(LinkEnd.INTERNAL_ERROR);
        }
    }
}
