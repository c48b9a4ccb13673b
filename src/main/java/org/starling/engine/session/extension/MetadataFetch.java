package org.starling.engine.session.extension;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.starling.engine.session.extension.ExtensionException.Fault;
import org.starling.wire.InfoHash;

/**
 * Fetches an info dictionary among peers that may lie. Peers that claim the same size work together at first; if the
 * result is wrong, each of them is asked for the whole by itself, and whoever gives a wrong one is banned. Sizes
 * compete, the one with most peers first; what is in memory at a time is bounded.
 */
final class MetadataFetch {
    static final int MAX_SIZE = 32 << 20;
    private static final long MAX_MEMORY = 64L << 20;
    private static final int MAX_ASSEMBLIES = 8;
    private static final int PIPELINE = 4;
    private static final long SILENCE_NANOS = 10_000_000_000L;
    /** Who takes longer while others wait for memory gives way: a liar could hold it by answering drop by drop. */
    private static final long TURN_NANOS = 30_000_000_000L;

    private static final long BACK_OFF_NANOS = 30_000_000_000L;
    private static final int MAX_UNASKED = 64;

    private final InfoHash hash;
    private final LongSupplier clock;
    private final Consumer<ExtensionPeer> ban;
    private final IdentityHashMap<ExtensionPeer, Source> sources = new IdentityHashMap<>();
    /** Together, by size; gone once it turned out wrong. */
    private final Map<Integer, MetadataAssembly> shared = new HashMap<>();
    /** Sizes whose shared result was wrong: their peers are tried one by one. */
    private final Map<Integer, Boolean> spoiled = new HashMap<>();

    private Optional<byte[]> obtained = Optional.empty();

    MetadataFetch(InfoHash hash, LongSupplier clock, Consumer<ExtensionPeer> ban) {
        this.hash = hash;
        this.clock = clock;
        this.ban = ban;
    }

    Optional<byte[]> obtained() {
        return obtained;
    }

    /** The peer claims to have it, in that size; absurd sizes are nobody's fault and are left alone. */
    void join(ExtensionPeer peer, long size) {
        if (size > 0 && size <= MAX_SIZE && !sources.containsKey(peer)) {
            sources.put(peer, new Source(peer, (int) size, clock.getAsLong()));
            askAll();
        }
    }

    void leave(ExtensionPeer peer) {
        Source source = sources.remove(peer);
        if (source != null) {
            source.release();
            forgetUnused();
            askAll();
        }
    }

    void onReject(ExtensionPeer peer) {
        Source source = sources.get(peer);
        if (source != null) {
            rest(source);
            askAll();
        }
    }

    void onData(ExtensionPeer peer, MetadataMessage.Data data) throws ExtensionException {
        Source source = sources.get(peer);
        MetadataAssembly into = source == null ? null : source.into;
        if (source == null || into == null || !source.asked.remove((Integer) data.piece())) {
            unasked(source);
            return;
        }
        if (data.totalSize() != into.size || data.data().remaining() != into.length(data.piece())) {
            into.giveBack(data.piece());
            throw new ExtensionException(Fault.BAD_DATA, "metadata piece of a wrong size");
        }
        source.lastAnswer = clock.getAsLong();
        into.put(data.piece(), data.data(), peer);
        if (into.isComplete()) {
            judge(into);
            askAll();
        } else {
            ask(source, source.lastAnswer);
        }
    }

    void tick() {
        long now = clock.getAsLong();
        boolean othersWait = sources.values().stream().anyMatch(source -> source.into == null && source.isDue(now));
        for (Source source : List.copyOf(sources.values())) {
            boolean silent = !source.asked.isEmpty() && now - source.lastAnswer > SILENCE_NANOS;
            boolean hogs = othersWait && source.into != null && now - source.since > TURN_NANOS;
            if (silent || hogs) {
                rest(source);
            }
        }
        askAll();
    }

    private static void unasked(@Nullable Source source) throws ExtensionException {
        if (source == null || ++source.unasked > MAX_UNASKED) {
            throw new ExtensionException(Fault.FLOODING, "metadata that nobody asked for");
        }
    }

    private void judge(MetadataAssembly whole) {
        obtained = whole.verified(hash);
        if (obtained.isPresent()) {
            sources.clear();
            shared.clear();
            return;
        }
        shared.values().remove(whole);
        spoiled.put(whole.size, true);
        for (Source source : sources.values()) {
            if (source.into == whole) {
                source.release();
            }
        }
        if (whole.suppliers().size() == 1) {
            whole.suppliers().forEach(this::banish);
        }
    }

    private void banish(ExtensionPeer peer) {
        sources.remove(peer);
        ban.accept(peer);
    }

    /** The peer gets no request for a while; what it was asked for may be asked of others. */
    private void rest(Source source) {
        source.release();
        source.notBefore = clock.getAsLong() + (BACK_OFF_NANOS << Math.min(4, source.rests++));
        forgetUnused();
    }

    private void askAll() {
        if (obtained.isPresent()) {
            return;
        }
        long now = clock.getAsLong();
        List<Source> order = new ArrayList<>(sources.values());
        order.sort((a, b) -> Integer.compare(followers(b.size), followers(a.size)));
        for (Source source : order) {
            if (source.isDue(now) && sources.containsKey(source.peer)) {
                ask(source, now);
            }
        }
    }

    private void ask(Source source, long now) {
        MetadataAssembly into = source.into;
        if (into == null) {
            into = assign(source);
            source.into = into;
            source.since = now;
        }
        while (into != null && source.asked.size() < PIPELINE) {
            int piece = into.ask();
            if (piece < 0) {
                return;
            }
            source.lastAnswer = source.asked.isEmpty() ? now : source.lastAnswer;
            source.asked.add(piece);
            source.peer.send(MetadataExtension.NAME, new MetadataMessage.Request(piece).encode());
        }
    }

    private @Nullable MetadataAssembly assign(Source source) {
        MetadataAssembly common = shared.get(source.size);
        if (common != null) {
            return common;
        }
        if (!hasRoom(source.size)) {
            return null;
        }
        MetadataAssembly fresh = new MetadataAssembly(source.size);
        if (!spoiled.containsKey(source.size)) {
            shared.put(source.size, fresh);
        }
        return fresh;
    }

    private boolean hasRoom(int size) {
        List<MetadataAssembly> active = sources.values().stream()
                .map(source -> source.into)
                .filter(into -> into != null)
                .distinct()
                .toList();
        long bytes = active.stream().mapToLong(into -> into.size).sum();
        return active.isEmpty() || (active.size() < MAX_ASSEMBLIES && bytes + size <= MAX_MEMORY);
    }

    private int followers(int size) {
        return (int)
                sources.values().stream().filter(source -> source.size == size).count();
    }

    /** A shared assembly that nobody works on would hold memory that others need. */
    private void forgetUnused() {
        Iterator<MetadataAssembly> all = shared.values().iterator();
        while (all.hasNext()) {
            MetadataAssembly common = all.next();
            if (sources.values().stream().noneMatch(source -> source.into == common)) {
                all.remove();
            }
        }
    }

    /** A peer that claims to have the info dictionary. */
    private static final class Source {
        final ExtensionPeer peer;
        final int size;
        final List<Integer> asked = new ArrayList<>();

        @Nullable
        MetadataAssembly into;

        long since;
        long lastAnswer;
        long notBefore;
        int rests;
        int unasked;

        Source(ExtensionPeer peer, int size, long now) {
            this.peer = peer;
            this.size = size;
            notBefore = now;
            lastAnswer = now;
        }

        boolean isDue(long now) {
            return notBefore - now <= 0;
        }

        void release() {
            MetadataAssembly from = into;
            if (from != null) {
                asked.forEach(from::giveBack);
            }
            asked.clear();
            into = null;
        }
    }
}
