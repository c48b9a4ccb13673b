package org.starling.engine.discovery.dht;

import org.starling.net.EventLoop;

/** What one node is made of. Loop thread. */
record NodeParts(
        EventLoop loop,
        Tables tables,
        Strangers strangers,
        Dialogue dialogue,
        Lookups lookups,
        PeerStore peers,
        AnswerLimits limits,
        Meter in,
        Meter out) {
    private static final int TICKS_TO_TIDY = 60;

    /** A second is over. */
    void tick(int ticks) {
        in.tick();
        out.tick();
        if (ticks % TICKS_TO_TIDY == 0) {
            peers.expire(loop.nanos());
            limits.tidy(loop.nanos());
        }
    }
}
