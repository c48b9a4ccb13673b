package org.starling.engine.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.starling.engine.PeerOrigin;

class DiscoveryServiceTest {
    private final List<String> log = new ArrayList<>();
    private final List<PeerOrigin> searches = new ArrayList<>();
    private final List<Runnable> goodbyes = new ArrayList<>();

    private PeerSourceFactory factory(String name, boolean forPrivate) {
        return new PeerSourceFactory() {
            @Override
            public boolean allowedForPrivate() {
                return forPrivate;
            }

            @Override
            public PeerOrigin origin() {
                return forPrivate ? PeerOrigin.TRACKER : PeerOrigin.LSD;
            }

            @Override
            public PeerSource create(PeerSearch search) {
                return source(name);
            }
        };
    }

    private PeerSource source(String name) {
        return new PeerSource() {
            @Override
            public void start() {
                log.add(name + " start");
            }

            @Override
            public void completed() {
                log.add(name + " completed");
            }

            @Override
            public void becamePrivate() {
                log.add(name + " private");
            }

            @Override
            public void stop(Runnable done) {
                log.add(name + " stop");
                goodbyes.add(done);
            }
        };
    }

    private PeerSource create(boolean isPrivate) {
        return new DiscoveryService(List.of(factory("trackers", true), factory("local", false)))
                .create(isPrivate, origin -> {
                    searches.add(origin);
                    return new Searches().search(List.of(), isPrivate);
                });
    }

    @Test
    void allSourcesOfATorrentActTogether() {
        PeerSource all = create(false);
        all.start();
        all.becamePrivate();
        all.completed();
        all.stop(() -> log.add("done"));
        assertThat(log)
                .containsExactly(
                        "trackers start",
                        "local start",
                        "trackers private",
                        "local private",
                        "trackers completed",
                        "local completed",
                        "trackers stop",
                        "local stop");
        goodbyes.get(1).run();
        assertThat(log).doesNotContain("done");
        goodbyes.get(0).run();
        assertThat(log).endsWith("done");
    }

    @Test
    void eachKindFindsUnderItsOwnName() {
        create(false);
        assertThat(searches).containsExactly(PeerOrigin.TRACKER, PeerOrigin.LSD);
    }

    @Test
    void privateTorrentsHaveTrackersOnly() {
        create(true).start();
        assertThat(log).containsExactly("trackers start");
        assertThat(searches).containsExactly(PeerOrigin.TRACKER);
    }

    @Test
    void withoutSourcesStoppingIsImmediate() {
        new DiscoveryService(List.of())
                .create(false, origin -> new Searches().search(List.of(), false))
                .stop(() -> log.add("done"));
        assertThat(log).containsExactly("done");
    }
}
