package org.starling.overlay.dialback;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.starling.net.EventLoop;
import org.starling.overlay.link.LinkCounters;
import org.starling.overlay.link.LinkDialer;
import org.starling.overlay.link.OverlayPeerId;

/**
 * What dialling back uses.
 *
 * @param self our peer id with the port on which we can be reached now
 */
public record DialbackPorts(
        EventLoop loop,
        LinkDialer dialer,
        Supplier<OverlayPeerId> self,
        LinkCounters counters,
        RandomGenerator random) {}
