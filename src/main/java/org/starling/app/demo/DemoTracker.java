package org.starling.app.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.Listener;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.net.Stream;
import org.starling.net.StreamHandler;

/**
 * The smallest tracker that works (BEP 3, BEP 23): tells everyone on this machine of everyone else, whatever the
 * torrent. For the demonstration only.
 */
public final class DemoTracker implements AutoCloseable {
    private static final int MAX_REQUEST = 8 * 1024;
    private static final Pattern PORT = Pattern.compile("[?&]port=(\\d{1,5})");

    private final SelectorLoop loop;
    private final Listener listener;
    private final Set<Integer> ports = new LinkedHashSet<>();

    public DemoTracker() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        loop = SelectorLoop.start("demo-tracker");
        SocketGate gate = new SocketGate(
                loop,
                new BufferPool(BufferPool.BLOCK, 16),
                GateConfig.defaults().withBind(loopback));
        listener = gate.listen(0, Optional.of(loopback), stream -> stream.handler(new Exchange()));
    }

    public String announceUrl() {
        InetSocketAddress address = listener.address();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/announce";
    }

    @Override
    public void close() {
        listener.close();
        loop.close();
    }

    private ByteBuffer answer(String request) {
        Matcher port = PORT.matcher(request);
        if (port.find()) {
            int number = Integer.parseInt(port.group(1));
            if (request.contains("event=stopped")) {
                ports.remove(number);
            } else if (number > 0 && number <= 0xffff) {
                ports.add(number);
            }
        }
        ByteBuffer peers = ByteBuffer.allocate(6 * ports.size());
        for (int number : ports) {
            peers.put(new byte[] {127, 0, 0, 1}).putShort((short) number);
        }
        String body = "d8:intervali60e5:peers" + peers.capacity() + ":";
        String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
                + (body.length() + peers.capacity() + 1) + "\r\n\r\n" + body;
        ByteBuffer answer = ByteBuffer.allocate(head.length() + peers.capacity() + 1);
        answer.put(head.getBytes(StandardCharsets.ISO_8859_1)).put(peers.flip()).put((byte) 'e');
        return answer.flip();
    }

    /** One request and its answer. */
    private final class Exchange implements StreamHandler {
        private final ByteBuffer request = ByteBuffer.allocate(MAX_REQUEST);

        @Override
        public void onReadable(Stream stream) throws IOException {
            int read = stream.read(request);
            String text = new String(request.array(), 0, request.position(), StandardCharsets.ISO_8859_1);
            if (text.contains("\r\n\r\n")) {
                request.clear();
                stream.write(answer(text), () -> stream.close("answered"));
            } else if (read < 0 || !request.hasRemaining()) {
                stream.close("no request");
            }
        }

        @Override
        public void onClosed(Stream stream, String reason) {
            request.clear();
        }
    }
}
