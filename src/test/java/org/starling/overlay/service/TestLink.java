package org.starling.overlay.service;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkHandler;
import org.starling.overlay.link.LinkKind;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.TestKeys;
import org.starling.wire.bencode.BString;

/** A secure link without a connection; remembers what was sent. */
public final class TestLink implements Link {
    public final List<Integer> sent = new ArrayList<>();
    public final List<byte[]> payloads = new ArrayList<>();
    public final List<LinkEnd> ended = new ArrayList<>();
    public final int number;
    private final InetSocketAddress remote;
    private final Map<String, Integer> features;

    /** @param number of the other end's key */
    public TestLink(int number, Map<String, Integer> features) {
        this(number, "192.0.2." + (1 + number), features);
    }

    public TestLink(int number, String ip, Map<String, Integer> features) {
        this.number = number;
        this.remote = Village.address(ip);
        this.features = features;
    }

    @Override
    public PermId peer() {
        return TestKeys.friend(number).permId();
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
        return features;
    }

    @Override
    public Optional<BString> instance() {
        return Optional.empty();
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public int listenPort() {
        return remote.getPort();
    }

    @Override
    public boolean openedByUs() {
        return false;
    }

    @Override
    public void handler(LinkHandler handler) {
        throw new UnsupportedOperationException("it has no messages of its own");
    }

    @Override
    public void send(int id, byte[] payload) {
        sent.add(id);
        payloads.add(payload);
    }

    @Override
    public void close(LinkEnd reason) {
        ended.add(reason);
    }

    @Override
    public boolean isOpen() {
        return ended.isEmpty();
    }
}
