package org.starling.engine.session;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.starling.engine.session.extension.ExtendedHandshake;
import org.starling.engine.session.extension.Extension;
import org.starling.engine.session.extension.ExtensionException;
import org.starling.engine.session.extension.ExtensionPeer;
import org.starling.wire.bencode.BencodeException;

/** The extensions of one torrent: numbers them, exchanges extended handshakes (BEP 10), and delivers their messages. */
final class ExtensionHost {
    private static final int HANDSHAKE = 0;

    private final List<Extension> extensions = new ArrayList<>();
    private final Map<Peer, ExtensionLink> links = new LinkedHashMap<>();
    private final OwnHandshake own;
    private final OwnAddress address;

    /** Our extended handshake as it is at the moment. */
    @FunctionalInterface
    interface OwnHandshake {
        ExtendedHandshake with(Map<String, Integer> ids);
    }

    /** @param address hears how peers see us ("yourip") */
    ExtensionHost(List<Extension> extensions, OwnHandshake own, OwnAddress address) {
        this.extensions.addAll(extensions);
        this.own = own;
        this.address = address;
    }

    List<ExtensionPeer> peers() {
        return List.copyOf(links.values());
    }

    Optional<Peer> peer(ExtensionPeer link) {
        return link instanceof ExtensionLink known ? Optional.of(known.peer()) : Optional.empty();
    }

    Optional<ExtensionLink> link(Peer peer) {
        return Optional.ofNullable(links.get(peer));
    }

    /** Greets a peer whose handshake says that it knows BEP 10. */
    void join(Peer peer) {
        if (peer.connection.handshake().reserved().extended()) {
            links.put(peer, new ExtensionLink(peer));
            greet(peer, false);
        }
    }

    /** Our side changed (the info dictionary arrived): peers that joined before are told, also of what is gone. */
    void greetAgain() {
        links.keySet().forEach(peer -> greet(peer, true));
    }

    void leave(Peer peer) {
        ExtensionLink link = links.remove(peer);
        if (link != null) {
            extensions.forEach(extension -> extension.onGone(link));
        }
    }

    /** Takes an extension away; its messages are ignored from here on. */
    void remove(Extension extension) {
        int index = extensions.indexOf(extension);
        extensions.set(index, new Removed(extension.name()));
        links.values().forEach(extension::onGone);
    }

    void tick() {
        extensions.forEach(Extension::onTick);
    }

    void onMessage(Peer peer, int id, ByteBuffer payload) throws ViolationException {
        ExtensionLink link = links.get(peer);
        if (link == null) {
            throw new ViolationException(CloseReason.PROTOCOL_ERROR, "extended message without extension bit");
        }
        if (id == HANDSHAKE) {
            onHandshake(peer, link, payload);
        } else if (id <= extensions.size()) {
            deliver(extensions.get(id - 1), link, payload);
        }
    }

    private void onHandshake(Peer peer, ExtensionLink link, ByteBuffer payload) throws ViolationException {
        ExtendedHandshake theirs;
        try {
            theirs = ExtendedHandshake.parse(payload);
        } catch (BencodeException e) {
            throw new ViolationException(CloseReason.BAD_BENCODE, String.valueOf(e.getMessage()));
        }
        peer.extended = Optional.of(peer.extended.map(theirs::over).orElse(theirs));
        theirs.yourIp().ifPresent(ours -> address.heard(ours, link.remote().getAddress()));
        theirs.queue().ifPresent(peer.pipeline::limit);
        for (Extension extension : List.copyOf(extensions)) {
            if (link.supports(extension.name()) && !peer.closed) {
                extension.onPeer(link);
            }
        }
    }

    private static void deliver(Extension extension, ExtensionLink link, ByteBuffer payload) throws ViolationException {
        try {
            extension.onMessage(link, payload);
        } catch (ExtensionException e) {
            throw new ViolationException(reasonOf(e.fault()), String.valueOf(e.getMessage()));
        }
    }

    private static CloseReason reasonOf(ExtensionException.Fault fault) {
        return switch (fault) {
            case PROTOCOL_ERROR -> CloseReason.PROTOCOL_ERROR;
            case BAD_BENCODE -> CloseReason.BAD_BENCODE;
            case BAD_DATA -> CloseReason.BAD_DATA;
            case FLOODING -> CloseReason.FLOODING;
        };
    }

    /** BEP 10: a later handshake adds to the earlier one, and the number 0 takes away. */
    private void greet(Peer peer, boolean again) {
        Map<String, Integer> ids = new HashMap<>();
        for (int i = 0; i < extensions.size(); i++) {
            boolean offered = extensions.get(i).isOffered();
            if (offered || again) {
                ids.put(extensions.get(i).name(), offered ? i + 1 : 0);
            }
        }
        ByteBuffer payload = own.with(ids).encode(peer.connection.remote().getAddress());
        peer.connection.send(new PeerMessage.Extended(HANDSHAKE, payload));
    }

    /** Keeps the number of an extension that is not offered any more. */
    private record Removed(String name) implements Extension {
        @Override
        public boolean isOffered() {
            return false;
        }

        @Override
        public void onMessage(ExtensionPeer peer, ByteBuffer payload) {}
    }
}
