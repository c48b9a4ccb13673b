package org.starling.overlay.dialback;

import java.io.EOFException;
import java.io.IOException;
import org.starling.net.EventLoop;
import org.starling.net.Stream;
import org.starling.net.StreamHandler;
import org.starling.overlay.link.LinkCounters;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;

/** One end of a return connection: it carries one message and is closed. Loop thread. */
abstract class ReturnConnection implements StreamHandler {
    private final LinkCounters counters;
    private boolean over;

    final Stream stream;

    ReturnConnection(Stream stream, LinkCounters counters) {
        this.stream = stream;
        this.counters = counters;
    }

    /** Goes on with what can be read. */
    abstract void advance() throws IOException, LinkException;

    /** Called once. */
    abstract void ended();

    /** Ends it after so long; the caller cancels the timer in {@link #ended}. */
    final EventLoop.Timer deadline(EventLoop loop, long nanos) {
        return loop.schedule(nanos, () -> end(LinkEnd.TOO_SLOW));
    }

    final void end(LinkEnd reason) {
        if (!over) {
            over = true;
            counters.count(reason);
            stream.close(reason.name());
            ended();
        }
    }

    @Override
    public final void onReadable(Stream from) {
        if (over) {
            return;
        }
        try {
            advance();
        } catch (LinkException e) {
            end(e.reason());
        } catch (EOFException e) {
            end(LinkEnd.REMOTE_CLOSED);
        } catch (IOException e) {
            end(LinkEnd.IO_ERROR);
        }
    }

    @Override
    public final void onClosed(Stream from, String reason) {
        end(LinkEnd.IO_ERROR);
    }
}
