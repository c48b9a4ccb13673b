package org.starling.engine.bt;

import java.util.List;
import org.starling.engine.PeerOrigin;
import org.starling.engine.discovery.PeerSearch;
import org.starling.engine.discovery.PeerSource;
import org.starling.engine.discovery.PeerSourceFactory;

/** Finds nobody, and writes down when it was asked to look for peers, with what it was told then. */
final class LoggedSource implements PeerSourceFactory {
    private final List<String> log;

    /** @param log written to on the loop's thread */
    LoggedSource(List<String> log) {
        this.log = log;
    }

    @Override
    public boolean allowedForPrivate() {
        return true;
    }

    @Override
    public PeerOrigin origin() {
        return PeerOrigin.TRACKER;
    }

    @Override
    public PeerSource create(PeerSearch search) {
        return new PeerSource() {
            @Override
            public void start() {
                write("start");
            }

            @Override
            public void completed() {
                write("completed");
            }

            @Override
            public void networkChanged() {
                write("again");
            }

            @Override
            public void stop(Runnable done) {
                done.run();
            }

            private void write(String what) {
                log.add(what + ", left " + search.announcement().numbers().get().left());
            }
        };
    }
}
