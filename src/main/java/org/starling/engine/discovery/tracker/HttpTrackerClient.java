package org.starling.engine.discovery.tracker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.tracker.Fetcher.Fetched;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.net.EventLoop;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;

/**
 * Announces to HTTP and HTTPS trackers (BEP 3): requests wait in a queue for their turn and on worker threads for the
 * tracker, outcomes come back to the loop.
 */
public final class HttpTrackerClient implements FamilyClient {
    private static final Logger LOG = LoggerFactory.getLogger(HttpTrackerClient.class);
    private static final int MAX_ANSWER = 2 << 20;
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration GOODBYE = Duration.ofMillis(2_500);

    private final EventLoop loop;
    private final Executor workers;
    private final Fetcher fetcher;
    private final BiConsumer<InetAddress, InetAddress> external;
    private final TrackerQueue queue = new TrackerQueue();

    /**
     * @param workers may block
     * @param external hears our address as a tracker sees it (BEP 24), unchecked, and the tracker's
     */
    public HttpTrackerClient(
            EventLoop loop, Executor workers, Fetcher fetcher, BiConsumer<InetAddress, InetAddress> external) {
        this.loop = loop;
        this.workers = workers;
        this.fetcher = fetcher;
        this.external = external;
    }

    /** How a fetch ended. */
    private sealed interface Ending {
        record Document(Fetched fetched) implements Ending {}

        record Failure(State problem) implements Ending {}

        /** The tracker has no address of the family. */
        record NoAddress() implements Ending {}
    }

    @Override
    public void announce(URI tracker, Family family, AnnounceQuery query, Consumer<Optional<TrackerOutcome>> done) {
        URI url = AnnounceUrl.of(tracker, query);
        boolean goodbye = query.event() == AnnounceEvent.STOPPED;
        Request request =
                new Request(url, family, goodbye ? GOODBYE : DEADLINE, ending -> done.accept(outcome(ending)));
        queue.add(request.host(), goodbye, request);
    }

    @Override
    public void scrape(
            URI tracker, Family family, List<InfoHash> torrents, Consumer<Optional<Map<InfoHash, SwarmCounts>>> done) {
        Optional<URI> url = ScrapeUrl.of(tracker, torrents);
        if (url.isEmpty()) {
            done.accept(Optional.empty());
            return;
        }
        Request request = new Request(
                url.get(),
                family,
                DEADLINE,
                ending -> done.accept(
                        ending instanceof Ending.Document document
                                ? ScrapeParser.parse(document.fetched().body(), torrents)
                                : Optional.empty()));
        queue.add(request.host(), false, request);
    }

    private Optional<TrackerOutcome> outcome(Ending ending) {
        if (ending instanceof Ending.Document document) {
            TrackerOutcome outcome = ReplyParser.parse(
                    document.fetched().body(), document.fetched().from());
            if (outcome instanceof Answered answered) {
                answered.reply()
                        .external()
                        .ifPresent(
                                own -> external.accept(own, document.fetched().from()));
            }
            return Optional.of(outcome);
        }
        return ending instanceof Ending.Failure failure ? Optional.of(Failed.of(failure.problem())) : Optional.empty();
    }

    private final class Request implements TrackerQueue.Job {
        private final URI url;
        private final Family family;
        private final Duration deadline;
        private final Consumer<Ending> done;
        private long started;

        Request(URI url, Family family, Duration deadline, Consumer<Ending> done) {
            this.url = url;
            this.family = family;
            this.deadline = deadline;
            this.done = done;
        }

        /** Families are hosts of their own: one may work where the other does not. */
        String host() {
            return url.getRawAuthority() + " " + family;
        }

        @Override
        public void start() {
            started = loop.nanos();
            try {
                workers.execute(() -> handOver(fetch()));
            } catch (RejectedExecutionException closing) {
                loop.execute(() -> ended(new Ending.Failure(State.UNREACHABLE)));
            }
        }

        @Override
        public void skip() {
            done.accept(new Ending.Failure(State.UNREACHABLE));
        }

        private void ended(Ending ending) {
            boolean answered = !(ending instanceof Ending.Failure failure && failure.problem() == State.UNREACHABLE);
            queue.ended(host(), answered, Duration.ofNanos(loop.nanos() - started));
            done.accept(ending);
        }

        private void handOver(Ending ending) {
            try {
                loop.execute(() -> ended(ending));
            } catch (RejectedExecutionException closed) {
                LOG.debug("an answer came after the end", closed);
            }
        }

        /** An ending whatever happens: without one the tracker would never be asked again. */
        private Ending fetch() {
            try {
                return new Ending.Document(fetcher.get(url, family, MAX_ANSWER, deadline));
            } catch (UnknownHostException e) {
                LOG.debug("tracker at {} has no address by {}", url.getHost(), family, e);
                return new Ending.NoAddress();
            } catch (ProtocolException e) {
                LOG.debug("tracker at {} answered nonsense", url.getHost(), e);
                return new Ending.Failure(State.BAD_ANSWER);
            } catch (IOException e) {
                LOG.debug("tracker at {} not reached", url.getHost(), e);
                return new Ending.Failure(State.UNREACHABLE);
            } catch (RuntimeException e) {
                LOG.warn("asking {} failed", url.getHost(), e);
                return new Ending.Failure(State.BAD_ANSWER);
            }
        }
    }
}
