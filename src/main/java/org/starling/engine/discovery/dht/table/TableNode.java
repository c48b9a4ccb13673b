package org.starling.engine.discovery.dht.table;

import java.time.Duration;
import org.starling.engine.discovery.dht.krpc.Contact;

/** A node that has answered us at least once, and how it does since. Loop thread. */
final class TableNode {
    /** BEP 5: after that much silence a node is questionable. */
    static final long SILENCE = Duration.ofMinutes(15).toNanos();

    /** Questions in a row without an answer that make a node bad. */
    private static final int BAD = 2;

    private static final long SECOND_QUESTION = Duration.ofSeconds(20).toNanos();

    final Contact contact;
    final boolean secure;
    private long lastAnswered;
    private long lastHeard;
    private int failures;
    private boolean isDoubted;
    private long lastDoubted;

    TableNode(Contact contact, long now) {
        this.contact = contact;
        this.secure = SecureIds.fits(contact.id(), contact.address().getAddress());
        this.lastAnswered = now;
        this.lastHeard = now;
    }

    void answered(long now) {
        lastAnswered = now;
        lastHeard = now;
        failures = 0;
        isDoubted = false;
    }

    /** Asking shows that it lives, but not that it would answer. */
    void asked(long now) {
        if (failures == 0) {
            lastHeard = now;
        }
    }

    /** It was silent for long, and it is time to ask whether it is still there. */
    boolean isDoubtful(long now) {
        long pause = failures == 0 || isBad() ? SILENCE : SECOND_QUESTION;
        return silence(now) >= SILENCE && (!isDoubted || now - lastDoubted >= pause);
    }

    void doubted(long now) {
        isDoubted = true;
        lastDoubted = now;
    }

    void failed() {
        failures++;
    }

    boolean isBad() {
        return failures >= BAD;
    }

    boolean isGood(long now) {
        return failures == 0 && silence(now) < SILENCE;
    }

    /** It answered lately: what is sent to its address arrives there. Questions could be forged. */
    boolean isProven(long now) {
        return failures == 0 && now - lastAnswered < SILENCE;
    }

    long silence(long now) {
        return now - lastHeard;
    }
}
