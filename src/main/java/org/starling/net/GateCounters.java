package org.starling.net;

import java.util.concurrent.atomic.AtomicLong;

/** What passed the gate so far. Written by the loop and by workers, read by anyone. */
public final class GateCounters {
    final AtomicLong accepted = new AtomicLong();
    final AtomicLong acceptErrors = new AtomicLong();
    final AtomicLong connected = new AtomicLong();
    final AtomicLong connectErrors = new AtomicLong();
    final AtomicLong refused = new AtomicLong();

    GateCounters() {}

    /** The numbers of one moment; {@code refused} counts what the filter or the bound address forbade. */
    public record Snapshot(long accepted, long acceptErrors, long connected, long connectErrors, long refused) {}

    public Snapshot snapshot() {
        return new Snapshot(accepted.get(), acceptErrors.get(), connected.get(), connectErrors.get(), refused.get());
    }
}
