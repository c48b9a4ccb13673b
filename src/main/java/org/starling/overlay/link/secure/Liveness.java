package org.starling.overlay.link.secure;

import org.jspecify.annotations.Nullable;
import org.starling.net.EventLoop;
import org.starling.overlay.link.Moments;

/** Says that we are there when we have nothing to say, and notices when the other end is gone. Loop thread. */
final class Liveness {
    private final EventLoop loop;
    private final Runnable keepAlive;
    private final Runnable gone;
    private long heard;
    private long said;
    private boolean running;
    private EventLoop.@Nullable Timer timer;

    Liveness(EventLoop loop, Runnable keepAlive, Runnable gone) {
        this.loop = loop;
        this.keepAlive = keepAlive;
        this.gone = gone;
    }

    void start() {
        heard = loop.nanos();
        said = heard;
        running = true;
        plan();
    }

    void heard() {
        heard = loop.nanos();
    }

    void said() {
        said = loop.nanos();
    }

    void stop() {
        running = false;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void plan() {
        long now = loop.nanos();
        long next = Math.min(Moments.after(heard + SecureLimits.IDLE.toNanos()) - now, keepAliveAt() - now);
        timer = loop.schedule(Math.max(1, next), this::look);
    }

    private long keepAliveAt() {
        return Moments.before(said + SecureLimits.KEEP_ALIVE.toNanos());
    }

    private void look() {
        long now = loop.nanos();
        if (now - heard >= SecureLimits.IDLE.toNanos()) {
            gone.run();
        } else if (now - keepAliveAt() >= 0) {
            keepAlive.run();
        }
        if (running) {
            plan();
        }
    }
}
