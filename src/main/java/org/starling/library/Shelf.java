package org.starling.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.starling.library.LibraryException.Kind;
import org.starling.wire.InfoHash;

/** The torrents of the list, and the way to the thread that owns them. Looked at from any thread. */
final class Shelf {
    private final ConcurrentSkipListMap<Long, ManagedTorrent> bySequence = new ConcurrentSkipListMap<>();
    private final Map<InfoHash, ManagedTorrent> byHash = new ConcurrentHashMap<>();
    private final Executor thread;
    private volatile boolean closed;

    Shelf(Executor thread) {
        this.thread = thread;
    }

    /** In the order of adding. */
    Collection<ManagedTorrent> all() {
        return bySequence.values();
    }

    Optional<ManagedTorrent> find(InfoHash hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** In the order in which their turn comes. */
    List<ManagedTorrent> inQueueOrder() {
        List<ManagedTorrent> order = new ArrayList<>(bySequence.values());
        order.sort(
                Comparator.comparingLong(torrent -> torrent.entry().standing().place()));
        return order;
    }

    void put(ManagedTorrent torrent) {
        bySequence.put(torrent.entry().sequence(), torrent);
        byHash.put(torrent.entry().infoHash(), torrent);
    }

    void drop(ManagedTorrent torrent) {
        bySequence.remove(torrent.entry().sequence());
        byHash.remove(torrent.entry().infoHash());
    }

    long nextSequence() {
        return bySequence.isEmpty() ? 1 : bySequence.lastKey() + 1;
    }

    /** The number itself, or the next one if another torrent has it. */
    long freeSequence(long wanted) {
        return bySequence.containsKey(wanted) ? nextSequence() : wanted;
    }

    Executor thread() {
        return thread;
    }

    /** Takes no command any more. */
    void close() {
        closed = true;
    }

    <T> CompletableFuture<T> onThread(Supplier<CompletableFuture<T>> command) {
        if (closed) {
            return CompletableFuture.failedFuture(new LibraryException(Kind.CLOSED, "closing"));
        }
        return done().thenComposeAsync(nothing -> command.get(), thread);
    }

    /** Runs the command after all earlier ones of this torrent. */
    CompletableFuture<Void> command(InfoHash hash, Function<ManagedTorrent, CompletableFuture<Void>> command) {
        return onThread(() -> {
            ManagedTorrent torrent = require(hash);
            return torrent.enqueue(thread, () -> command.apply(torrent));
        });
    }

    /** The same change of several torrents; it is done when all are. None is changed if one is unknown. */
    CompletableFuture<Void> each(Collection<InfoHash> hashes, Consumer<ManagedTorrent> change) {
        return onThread(() -> {
            List<ManagedTorrent> torrents = hashes.stream().map(this::require).toList();
            return all(torrents.stream()
                    .map(torrent -> torrent.enqueue(thread, () -> {
                        change.accept(torrent);
                        return done();
                    }))
                    .toList());
        });
    }

    ManagedTorrent require(InfoHash hash) {
        return find(hash).orElseThrow(() -> new LibraryException(Kind.UNKNOWN_TORRENT, hash.hex()));
    }

    static CompletableFuture<Void> all(List<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }

    static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
