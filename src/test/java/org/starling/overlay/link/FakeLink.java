package org.starling.overlay.link;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.overlay.permid.PermId;
import org.starling.wire.bencode.BString;

/** A link of which only the outside matters. */
final class FakeLink implements Link {
    private final PermId peer;
    private final boolean openedByUs;
    private final Optional<BString> instance;
    private @Nullable LinkHandler handler;

    @Nullable
    LinkEnd ended;

    /** @param process 0 for one that does not say which it is */
    FakeLink(PermId peer, boolean openedByUs, int process) {
        this.peer = peer;
        this.openedByUs = openedByUs;
        instance = process == 0 ? Optional.empty() : Optional.of(BString.of("process" + process));
    }

    /** A message comes. */
    void receive(int id) {
        if (handler != null) {
            handler.onMessage(this, id, new byte[0]);
        }
    }

    @Override
    public PermId peer() {
        return peer;
    }

    @Override
    public LinkKind kind() {
        return LinkKind.SECURE;
    }

    @Override
    public int version() {
        return 7;
    }

    @Override
    public Map<String, Integer> features() {
        return Map.of();
    }

    @Override
    public Optional<BString> instance() {
        return instance;
    }

    @Override
    public InetSocketAddress remote() {
        return new InetSocketAddress("192.0.2.1", 1);
    }

    @Override
    public int listenPort() {
        return 1;
    }

    @Override
    public boolean openedByUs() {
        return openedByUs;
    }

    @Override
    public void handler(LinkHandler newHandler) {
        handler = newHandler;
    }

    @Override
    public void send(int id, byte[] payload) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close(LinkEnd reason) {
        if (ended == null) {
            ended = reason;
            if (handler != null) {
                handler.onEnded(this, reason);
            }
        }
    }

    @Override
    public boolean isOpen() {
        return ended == null;
    }
}
