package org.starling.overlay.metadata;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.starling.net.EventLoop;
import org.starling.overlay.disclosure.DisclosureGate;
import org.starling.overlay.link.Link;
import org.starling.overlay.message.Dialect;
import org.starling.overlay.message.Metadata;
import org.starling.wire.InfoHash;

/**
 * Answers GET_METADATA, one file after the other and slowly, so that it never matters to the user's own traffic. What
 * we have not, or do not give, is not answered at all, as original clients do. Loop thread.
 */
public final class MetadataAnswers {
    /** Bytes a second. */
    static final int RATE = 50 * 1024;

    /** Requests that wait, of all links and of one; what is beyond is dropped. */
    static final int MAX_WAITING = 64;

    static final int MAX_OF_LINK = 4;

    private static final long SECOND = 1_000_000_000L;

    private final EventLoop loop;
    private final TorrentFiles files;
    private final DisclosureGate gate;
    private final Deque<Request> waiting = new ArrayDeque<>();
    private final Map<Link, Integer> counts = new HashMap<>();
    private boolean busy;

    private record Request(Link link, InfoHash torrent) {}

    public MetadataAnswers(EventLoop loop, TorrentFiles files, DisclosureGate gate) {
        this.gate = gate;
        this.loop = loop;
        this.files = files;
    }

    /** Somebody asks for a torrent file. */
    public void requested(Link link, InfoHash torrent) {
        int ofLink = counts.getOrDefault(link, 0);
        if (waiting.size() < MAX_WAITING && ofLink < MAX_OF_LINK) {
            counts.put(link, ofLink + 1);
            waiting.add(new Request(link, torrent));
            next();
        }
    }

    private void next() {
        Request request = busy ? null : waiting.poll();
        if (request != null) {
            busy = true;
            files.find(request.torrent(), found -> answer(request, found));
        }
    }

    private void answer(Request request, Optional<PublicTorrent> found) {
        counts.merge(request.link(), -1, (count, less) -> count + less == 0 ? null : count + less);
        int sent = found.filter(file -> request.link().isOpen())
                .map(file -> send(request, file))
                .orElse(0);
        long pause = sent == 0 ? 0 : SECOND * sent / RATE;
        loop.schedule(pause, () -> {
            busy = false;
            next();
        });
    }

    /** Bytes that were sent. */
    private int send(Request request, PublicTorrent file) {
        byte[] payload = file.message().payload(Dialect.classic(request.link().version()));
        return gate.tell(request.link(), request.torrent(), Metadata.ID, payload) ? payload.length : 0;
    }
}
