package org.starling.engine.discovery;

import java.util.List;

/** Several sources of one torrent that start and stop together. */
record JoinedSources(List<PeerSource> sources) implements PeerSource {

    @Override
    public void start() {
        sources.forEach(PeerSource::start);
    }

    @Override
    public void completed() {
        sources.forEach(PeerSource::completed);
    }

    @Override
    public void becamePrivate() {
        sources.forEach(PeerSource::becamePrivate);
    }

    @Override
    public void networkChanged() {
        sources.forEach(PeerSource::networkChanged);
    }

    @Override
    public void stop(Runnable done) {
        if (sources.isEmpty()) {
            done.run();
            return;
        }
        int[] left = {sources.size()};
        Runnable one = () -> {
            left[0]--;
            if (left[0] == 0) {
                done.run();
            }
        };
        sources.forEach(source -> source.stop(one));
    }

    @Override
    public List<TrackerStatus> trackers() {
        return sources.stream().flatMap(source -> source.trackers().stream()).toList();
    }
}
