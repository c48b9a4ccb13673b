package org.starling.engine.session.extension;

import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.starling.wire.InfoHash;

/**
 * ut_metadata (BEP 9): gives the info dictionary to peers that have only the hash, and fetches it when that is all we
 * have. What a peer may ask for is limited by rate, so that small requests do not fill our send queue with large
 * answers.
 */
public final class MetadataExtension implements Extension {
    public static final String NAME = "ut_metadata";

    private final IdentityHashMap<ExtensionPeer, MetadataServing> serving = new IdentityHashMap<>();
    private final Host host;
    private @Nullable ByteBuffer info;
    private @Nullable MetadataFetch fetch;

    /** What the extension needs of its session. */
    public interface Host {
        /** The size of the info dictionary that the peer claims to have. */
        Optional<Long> claimedSize(ExtensionPeer peer);

        /** The bytes have the right SHA-1. */
        void obtained(byte[] infoBytes);

        /** The peer sent a wrong dictionary, proven. */
        void ban(ExtensionPeer peer);
    }

    private MetadataExtension(Host host, @Nullable ByteBuffer info, @Nullable MetadataFetch fetch) {
        this.host = host;
        this.info = info;
        this.fetch = fetch;
    }

    /** For a torrent whose info dictionary is known. */
    public static MetadataExtension serving(ByteBuffer info, Host host) {
        return new MetadataExtension(host, info, null);
    }

    /** For a magnet: fetches first. */
    public static MetadataExtension fetching(InfoHash hash, Host host, LongSupplier clock) {
        return new MetadataExtension(host, null, new MetadataFetch(hash, clock, host::ban));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void onPeer(ExtensionPeer peer) {
        MetadataFetch current = fetch;
        if (current != null) {
            host.claimedSize(peer).ifPresent(size -> current.join(peer, size));
            finishIfObtained();
        }
    }

    @Override
    public void onGone(ExtensionPeer peer) {
        serving.remove(peer);
        if (fetch != null) {
            fetch.leave(peer);
        }
    }

    @Override
    public void onMessage(ExtensionPeer peer, ByteBuffer payload) throws ExtensionException {
        MetadataMessage message = MetadataMessage.parse(payload);
        if (message instanceof MetadataMessage.Request request) {
            serving.computeIfAbsent(peer, MetadataServing::new).onRequest(request.piece(), info);
        } else if (fetch != null && message instanceof MetadataMessage.Data data) {
            fetch.onData(peer, data);
            finishIfObtained();
        } else if (fetch != null && message instanceof MetadataMessage.Reject) {
            fetch.onReject(peer);
        }
    }

    @Override
    public void onTick() {
        for (MetadataServing queue : serving.values()) {
            queue.tick(info);
        }
        if (fetch != null) {
            fetch.tick();
        }
    }

    private void finishIfObtained() {
        Optional<byte[]> obtained = fetch == null ? Optional.empty() : fetch.obtained();
        if (obtained.isPresent()) {
            fetch = null;
            info = ByteBuffer.wrap(obtained.get()).asReadOnlyBuffer();
            host.obtained(obtained.get());
        }
    }
}
