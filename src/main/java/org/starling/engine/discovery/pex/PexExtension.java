package org.starling.engine.discovery.pex;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.engine.session.extension.Extension;
import org.starling.engine.session.extension.ExtensionException;
import org.starling.engine.session.extension.ExtensionException.Fault;
import org.starling.engine.session.extension.ExtensionPeer;
import org.starling.engine.session.extension.Swarm;
import org.starling.net.EventLoop;
import org.starling.wire.bencode.BencodeException;

/** Peer exchange of one torrent (BEP 11): tells each peer what changed among the others, and believes them a little. */
final class PexExtension implements Extension {
    static final String NAME = "ut_pex";

    /** New peers of one foreign network that are taken from one message. */
    private static final int PER_NETWORK = 3;

    private final EventLoop loop;
    private final Predicate<InetSocketAddress> self;
    private final Swarm swarm;
    private final Map<ExtensionPeer, PexPeer> states = new HashMap<>();

    PexExtension(EventLoop loop, Predicate<InetSocketAddress> self, Swarm swarm) {
        this.loop = loop;
        this.self = self;
        this.swarm = swarm;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void onPeer(ExtensionPeer peer) {
        states.putIfAbsent(peer, new PexPeer(loop.nanos()));
    }

    @Override
    public void onMessage(ExtensionPeer peer, ByteBuffer payload) throws ExtensionException {
        PexPeer state = states.computeIfAbsent(peer, unseen -> new PexPeer(loop.nanos()));
        if (!state.accepts(loop.nanos())) {
            if (state.floods()) {
                throw new ExtensionException(Fault.FLOODING, "peer exchange more often than once a minute");
            }
            return;
        }
        try {
            learn(PexMessage.decode(payload), peer.remote().getAddress());
        } catch (BencodeException malformed) {
            throw new ExtensionException(Fault.BAD_BENCODE, "peer exchange: " + malformed.getMessage());
        }
    }

    @Override
    public void onGone(ExtensionPeer peer) {
        states.remove(peer);
    }

    @Override
    public void onTick() {
        long now = loop.nanos();
        List<Map.Entry<ExtensionPeer, PexPeer>> due = states.entrySet().stream()
                .filter(entry -> entry.getValue().isDue(now))
                .toList();
        if (due.isEmpty()) {
            return;
        }
        Map<InetSocketAddress, Byte> connected = connected();
        for (Map.Entry<ExtensionPeer, PexPeer> entry : due) {
            ExtensionPeer peer = entry.getKey();
            if (peer.supports(NAME)) {
                entry.getValue()
                        .next(fitFor(peer, connected), now)
                        .ifPresent(message -> peer.send(NAME, ByteBuffer.wrap(message.encode())));
            }
        }
    }

    private void learn(PexMessage message, InetAddress teller) {
        List<InetSocketAddress> strangers = message.added().keySet().stream()
                .filter(self.negate())
                .filter(peer -> PeerAddresses.mayDial(peer, teller))
                .toList();
        List<InetSocketAddress> candidates = PeerAddresses.fewPerNetwork(strangers, PER_NETWORK);
        if (!candidates.isEmpty()) {
            swarm.candidates(candidates);
        }
    }

    /** Where the peers of this moment can be dialled, and their flags. */
    private Map<InetSocketAddress, Byte> connected() {
        Map<InetSocketAddress, Byte> connected = new LinkedHashMap<>();
        for (ExtensionPeer peer : swarm.peers()) {
            Optional<InetSocketAddress> listening = peer.listening().filter(PeerAddresses::mayDial);
            listening.ifPresent(address -> connected.put(address, flags(peer, address)));
        }
        return connected;
    }

    private static byte flags(ExtensionPeer peer, InetSocketAddress listening) {
        int flags = peer.encrypted() ? PexMessage.ENCRYPTION : 0;
        flags |= peer.isSeed() ? PexMessage.SEED : 0;
        flags |= listening.equals(peer.remote()) ? PexMessage.REACHABLE : 0;
        return (byte) flags;
    }

    /** Not the receiver itself, and addresses of our own network only to peers in it: elsewhere they lead nowhere. */
    private static Map<InetSocketAddress, Byte> fitFor(ExtensionPeer receiver, Map<InetSocketAddress, Byte> connected) {
        Map<InetSocketAddress, Byte> fit = new LinkedHashMap<>(connected);
        receiver.listening().ifPresent(fit::remove);
        fit.keySet()
                .removeIf(peer -> !PeerAddresses.mayDial(peer, receiver.remote().getAddress()));
        return fit;
    }
}
