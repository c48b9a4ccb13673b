package org.starling.engine.discovery.tracker;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.discovery.TrackerStatus.State;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.net.EventLoop;

/** Announces to HTTP and HTTPS trackers (BEP 3): requests wait on worker threads, outcomes come back to the loop. */
public final class HttpTrackerClient implements TrackerClient {
    private static final Logger LOG = LoggerFactory.getLogger(HttpTrackerClient.class);
    private static final int MAX_ANSWER = 2 << 20;
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private final EventLoop loop;
    private final AnnounceWorkers workers;
    private final Fetcher fetcher;

    public HttpTrackerClient(EventLoop loop, AnnounceWorkers workers, Fetcher fetcher) {
        this.loop = loop;
        this.workers = workers;
        this.fetcher = fetcher;
    }

    @Override
    public void announce(URI tracker, AnnounceQuery query, Consumer<TrackerOutcome> done) {
        URI request = AnnounceUrl.of(tracker, query);
        Duration deadline = query.event() == AnnounceEvent.STOPPED ? GOODBYE : DEADLINE;
        try {
            workers.execute(query.known(), () -> handOver(fetch(request, deadline), done));
        } catch (RejectedExecutionException closing) {
            loop.execute(() -> done.accept(Failed.of(State.UNREACHABLE)));
        }
    }

    private void handOver(TrackerOutcome outcome, Consumer<TrackerOutcome> done) {
        try {
            loop.execute(() -> done.accept(outcome));
        } catch (RejectedExecutionException ended) {
            LOG.debug("an answer came after the end", ended);
        }
    }

    /** An outcome whatever happens: without one the tracker would never be asked again. */
    private TrackerOutcome fetch(URI request, Duration deadline) {
        try {
            return ReplyParser.parse(fetcher.get(request, MAX_ANSWER, deadline));
        } catch (ProtocolException e) {
            LOG.debug("tracker at {} answered nonsense", request.getHost(), e);
            return Failed.of(State.BAD_ANSWER);
        } catch (IOException e) {
            LOG.debug("tracker at {} not reached", request.getHost(), e);
            return Failed.of(State.UNREACHABLE);
        } catch (RuntimeException e) {
            LOG.warn("announcing to {} failed", request.getHost(), e);
            return Failed.of(State.BAD_ANSWER);
        }
    }
}
