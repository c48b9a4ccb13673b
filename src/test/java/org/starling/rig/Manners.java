package org.starling.rig;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** How seeds behave, good ones and others. */
public final class Manners {
    private static final int BLOCK = 16 << 10;
    private static final Duration DRIBBLE = Duration.ofSeconds(12);

    private Manners() {}

    /** Answers everything, at this rate over all visitors. */
    public static PlainSeed.Manner honest(long bytesPerSecond) {
        AtomicLong free = new AtomicLong(System.nanoTime());
        return (request, voice) -> {
            long cost = request.length() * 1_000_000_000L / bytesPerSecond;
            long due = free.updateAndGet(at -> Math.max(at, System.nanoTime()) + cost);
            parkUntil(due);
            voice.answer(request);
        };
    }

    /** Answers everything, wrongly. */
    public static PlainSeed.Manner corrupting() {
        return (request, voice) -> voice.say(request.piece(), request.offset(), new byte[request.length()]);
    }

    public static PlainSeed.Manner silent() {
        return (request, voice) -> {};
    }

    /** Answers rightly, a block in twelve seconds. */
    public static PlainSeed.Manner dribbling() {
        return (request, voice) -> {
            parkUntil(System.nanoTime() + DRIBBLE.toNanos());
            voice.answer(request);
        };
    }

    /** Answers nothing and sends what nobody asked for, as fast as it can. */
    public static PlainSeed.Manner flooding() {
        return new PlainSeed.Manner() {
            @Override
            public void onVisit(PlainSeed.Voice voice) {
                PlainSeed.spawn(() -> flood(voice));
            }

            @Override
            public void onRequest(PlainSeed.Request request, PlainSeed.Voice voice) {}
        };
    }

    private static void flood(PlainSeed.Voice voice) {
        byte[] block = new byte[BLOCK];
        try {
            while (true) {
                voice.say(0, 0, block);
            }
        } catch (IOException e) {
            // The visitor has had enough.
        }
    }

    private static void parkUntil(long nanos) {
        long left = nanos - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanos - System.nanoTime();
        }
    }
}
