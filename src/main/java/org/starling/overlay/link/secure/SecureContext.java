package org.starling.overlay.link.secure;

import java.util.random.RandomGenerator;
import org.starling.net.EventLoop;
import org.starling.overlay.link.Acquaintances;
import org.starling.overlay.link.LinkCounters;
import org.starling.overlay.link.SigningBudget;

/**
 * What all secure links share.
 *
 * @param random nonces and the channels' keys: cryptographically strong but in tests
 */
public record SecureContext(
        EventLoop loop,
        RandomGenerator random,
        SecureSelf self,
        Acquaintances acquaintances,
        SigningBudget budget,
        LinkCounters counters) {

    public SecureContext with(SecureSelf changed) {
        return new SecureContext(loop, random, changed, acquaintances, budget, counters);
    }
}
