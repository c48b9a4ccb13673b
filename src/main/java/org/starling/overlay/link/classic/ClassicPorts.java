package org.starling.overlay.link.classic;

import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.starling.net.EventLoop;
import org.starling.overlay.link.LinkCounters;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.overlay.link.SigningBudget;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.PermId;

/**
 * What all classic links use.
 *
 * @param identity the classic one, on sect233k1
 * @param self our peer id with the port on which we can be reached now
 * @param blocked whom the user wants nothing to do with
 * @param signing bounds what strangers make us compute
 * @param random unpredictable: nonces come from it
 */
public record ClassicPorts(
        EventLoop loop,
        Identity identity,
        Supplier<OverlayPeerId> self,
        Predicate<PermId> blocked,
        SigningBudget signing,
        LinkCounters counters,
        RandomGenerator random) {}
