package org.starling.engine.limit;

/** What one torrent may use of a direction: its own limit and the engine's, whichever is less. Loop thread only. */
public final class Share {
    private final Bandwidth bandwidth;
    private final TokenBucket own = new TokenBucket();

    Share(Bandwidth bandwidth) {
        this.bandwidth = bandwidth;
    }

    /** @param bytesPerSecond of this torrent; 0 for no limit but the engine's; in force at once */
    public void limit(long bytesPerSecond) {
        own.limit(bytesPerSecond, bandwidth.now());
        bandwidth.serve();
    }

    /** The rate that cannot be exceeded, bytes a second; 0 if there is none. */
    public long ceiling() {
        long all = bandwidth.whole().rate();
        if (own.isUnlimited() || all == 0) {
            return own.rate() + all;
        }
        return Math.min(own.rate(), all);
    }

    public boolean isUnlimited() {
        return own.isUnlimited() && bandwidth.whole().isUnlimited();
    }

    /** Counts bytes that could not wait: messages other than blocks. */
    public void charge(long bytes) {
        own.spend(bytes);
        bandwidth.whole().spend(bytes);
    }

    /** @param ready runs on the loop when a peer that was refused may go on */
    public Turn turn(Runnable ready) {
        return new Turn(this, ready);
    }

    Bandwidth bandwidth() {
        return bandwidth;
    }

    TokenBucket own() {
        return own;
    }

    boolean isOpen(long now) {
        return own.isOpen(now) && bandwidth.whole().isOpen(now);
    }
}
