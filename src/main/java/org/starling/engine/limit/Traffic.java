package org.starling.engine.limit;

import org.starling.net.EventLoop;

/** Both directions of an engine. */
public record Traffic(Bandwidth down, Bandwidth up) {

    public static Traffic unlimited(EventLoop loop) {
        return new Traffic(new Bandwidth(loop), new Bandwidth(loop));
    }
}
