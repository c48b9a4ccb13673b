package org.starling.rig;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A seed that takes its time and notes what each visitor has and asks for. */
public final class SlowSeeder implements AutoCloseable {
    private final long pauseNanos;
    private final PlainSeed seed;
    private final Map<PlainSeed.Voice, Visit> visitors = new ConcurrentHashMap<>();
    private final List<Visit> visits = new CopyOnWriteArrayList<>();
    private final AtomicLong served = new AtomicLong();
    private volatile long limit = Long.MAX_VALUE;

    /** @param pauseNanos before each block */
    public SlowSeeder(Payload payload, long pauseNanos) {
        this.pauseNanos = pauseNanos;
        seed = new PlainSeed(payload, this::answer);
    }

    public InetSocketAddress address() {
        return seed.address();
    }

    /** Stops after so many bytes, until there is another limit. */
    public void limit(long bytes) {
        limit = bytes;
    }

    /** In order. */
    public List<Visit> visits() {
        return List.copyOf(visits);
    }

    /** Bytes sent so far. */
    public long served() {
        return served.get();
    }

    /** A connection that came as far as a request. */
    public static final class Visit {
        private final BitSet had;
        private final BitSet asked = new BitSet();

        Visit(BitSet had) {
            this.had = had;
        }

        /** Pieces the visitor said it has when it came. */
        public BitSet had() {
            return (BitSet) had.clone();
        }

        /** Pieces it asked for. */
        public synchronized BitSet asked() {
            return (BitSet) asked.clone();
        }

        private synchronized void ask(int piece) {
            asked.set(piece);
        }
    }

    private void answer(PlainSeed.Request request, PlainSeed.Voice voice) throws IOException {
        Visit visit = visitors.computeIfAbsent(voice, v -> begin(request.had()));
        visit.ask(request.piece());
        do {
            LockSupport.parkNanos(pauseNanos);
        } while (served.get() >= limit && !seed.isClosed());
        voice.answer(request);
        served.addAndGet(request.length());
    }

    private Visit begin(BitSet had) {
        Visit visit = new Visit(had);
        visits.add(visit);
        return visit;
    }

    @Override
    public void close() {
        seed.close();
    }
}
