package org.starling.net.serve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.starling.net.EventLoop;
import org.starling.net.Stream;
import org.starling.net.StreamHandler;
import org.starling.net.serve.RequestHead.BadRequestException;

/**
 * One connection: requests and their answers, one after the other. It goes on reading while it answers, because only so
 * does it hear that the other side has left; what comes meanwhile is bounded.
 */
final class Conversation implements StreamHandler {
    private static final int MOST_HEAD = 8 << 10;
    private static final long HEAD_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Stream stream;
    private final EventLoop loop;
    private final Site site;
    private final String host;
    private final Runnable closed;
    private final ByteBuffer incoming = ByteBuffer.allocate(MOST_HEAD);
    private EventLoop.Timer patience;
    private @Nullable Delivery answer;

    /** @param host what requests have to call us */
    Conversation(Stream stream, EventLoop loop, Site site, String host, Runnable closed) {
        this.stream = stream;
        this.loop = loop;
        this.site = site;
        this.host = host;
        this.closed = closed;
        patience = loop.schedule(HEAD_NANOS, this::tooLate);
    }

    private void tooLate() {
        stream.close("no request in time");
    }

    @Override
    public void onReadable(Stream from) throws IOException {
        int read = from.read(incoming);
        while (read > 0 && incoming.hasRemaining()) {
            read = from.read(incoming);
        }
        if (read < 0) {
            from.close("the other side has left");
        } else if (answer == null) {
            next();
        } else if (!incoming.hasRemaining()) {
            from.close("too much at once");
        }
    }

    @Override
    public void onWritable(Stream to) {
        if (answer != null) {
            answer.pump();
        }
    }

    @Override
    public void onClosed(Stream ended, String reason) {
        patience.cancel();
        if (answer != null) {
            answer.close();
            answer = null;
        }
        closed.run();
    }

    /** Answers the next request if all of its head is here. */
    private void next() {
        int end = endOfHead();
        if (end < 0) {
            if (!incoming.hasRemaining()) {
                refuse("431 Request Header Fields Too Large");
            }
            return;
        }
        patience.cancel();
        byte[] head = new byte[end];
        incoming.flip().get(head);
        incoming.position(end + 4).compact();
        try {
            answer(RequestHead.parse(head));
        } catch (BadRequestException e) {
            refuse("400 Bad Request");
        }
    }

    private int endOfHead() {
        for (int i = 0; i + 4 <= incoming.position(); i++) {
            if (incoming.getInt(i) == 0x0d0a0d0a) {
                return i;
            }
        }
        return -1;
    }

    private void answer(RequestHead request) {
        boolean head = request.method().equals("HEAD");
        if (!host.equals(request.header("host"))) {
            refuse("421 Misdirected Request");
        } else if (!head && !request.method().equals("GET")) {
            end(new ResponseText("405 Method Not Allowed", false).add("Allow", "GET, HEAD"));
        } else {
            Optional<Content> found = site.find(request.path());
            if (found.isEmpty()) {
                refuse("404 Not Found");
            } else {
                deliver(request, found.get(), head);
            }
        }
    }

    private void deliver(RequestHead request, Content content, boolean head) {
        // There is nothing to compare a condition with, so a part that depends on one is not given.
        String part = request.header("if-range") == null ? request.header("range") : null;
        try {
            Optional<ByteRange> asked = ByteRange.parse(part, content.size());
            ByteRange range = asked.orElse(new ByteRange(0, content.size()));
            String status = asked.isPresent() ? "206 Partial Content" : "200 OK";
            ResponseText text = new ResponseText(status, request.keepsAlive())
                    .add("Accept-Ranges", "bytes")
                    .add("Content-Type", content.type())
                    .length(range.length());
            if (asked.isPresent()) {
                text.add("Content-Range", "bytes " + range.from() + "-" + (range.to() - 1) + "/" + content.size());
            }
            stream.write(text.bytes(), () -> {});
            answer = new Delivery(
                    stream, loop, content.open(), head ? new ByteRange(0, 0) : range, () -> delivered(request));
            answer.pump();
        } catch (ByteRange.UnsatisfiableException e) {
            stream.write(
                    new ResponseText("416 Range Not Satisfiable", request.keepsAlive())
                            .add("Content-Range", "bytes */" + content.size())
                            .length(0)
                            .bytes(),
                    () -> {});
            delivered(request);
        }
    }

    private void delivered(RequestHead request) {
        if (answer != null) {
            answer.close();
            answer = null;
        }
        if (!request.keepsAlive()) {
            stream.write(ByteBuffer.allocate(0), () -> stream.close("answered"));
            return;
        }
        patience = loop.schedule(IDLE_NANOS, this::tooLate);
        loop.execute(() -> {
            if (answer == null) {
                next();
            }
        });
    }

    private void refuse(String status) {
        end(new ResponseText(status, false));
    }

    private void end(ResponseText text) {
        patience.cancel();
        patience = loop.schedule(HEAD_NANOS, this::tooLate);
        stream.write(text.length(0).bytes(), () -> stream.close("refused"));
    }
}
