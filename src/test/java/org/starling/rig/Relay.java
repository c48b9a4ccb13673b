package org.starling.rig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands before a client's port. What comes through was dialled by the other side, beyond doubt, and its form can be
 * seen.
 */
public final class Relay implements AutoCloseable {
    private static final String GREETING = "\u0013BitTorrent protocol";
    /** Two key exchanges with all their padding, and the greeting after them. */
    private static final int KEPT = 4_096;

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final List<Passage> passages = new CopyOnWriteArrayList<>();

    public Relay(InetSocketAddress target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 64, Host.address());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        spawn(this::accept);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(Host.address(), server.getLocalPort());
    }

    /** Connections dialled so far, in order. */
    public List<Passage> passages() {
        return List.copyOf(passages);
    }

    /** One connection through the relay. */
    public static final class Passage {
        private final Half fromDialler = new Half();
        private final Half fromTarget = new Half();
        private volatile boolean ended;

        public boolean hasEnded() {
            return ended;
        }

        public long bytesFromTarget() {
            return fromTarget.total();
        }

        public long bytesFromDialler() {
            return fromDialler.total();
        }

        /** As far as can be seen: a connection that is refused within MSE counts as RC4. */
        public Form form() {
            String out = fromDialler.head();
            if (out.startsWith(GREETING)) {
                return Form.PLAIN;
            }
            return (out + fromTarget.head()).contains(GREETING) ? Form.MSE_PLAIN : Form.MSE_RC4;
        }

        @Override
        public String toString() {
            return form() + (ended ? " ended" : " open") + " out=" + bytesFromDialler() + " in=" + bytesFromTarget();
        }
    }

    private static final class Half {
        private final ByteArrayOutputStream head = new ByteArrayOutputStream();
        private long total;

        synchronized void add(byte[] bytes, int count) {
            head.write(bytes, 0, Math.min(count, KEPT - head.size()));
            total += count;
        }

        synchronized long total() {
            return total;
        }

        synchronized String head() {
            return head.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket from = server.accept();
                Passage passage = new Passage();
                passages.add(passage);
                spawn(() -> connect(from, passage));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket from, Passage passage) {
        try (from;
                Socket to = new Socket(target.getAddress(), target.getPort())) {
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            Thread back = spawn(() -> pump(to, from, passage.fromTarget));
            pump(from, to, passage.fromDialler);
            back.join();
        } catch (IOException e) {
            // The other side is not there: the dialler sees its connection end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            passage.ended = true;
        }
    }

    /** When one side ends, both end: no client under test needs half-closed connections. */
    private static void pump(Socket from, Socket to, Half half) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int count = in.read(buffer);
            while (count > 0) {
                half.add(buffer, count);
                out.write(buffer, 0, count);
                count = in.read(buffer);
            }
        } catch (IOException e) {
            // Ended: that is all that the pump has to know.
        }
    }

    private static Thread spawn(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public String toString() {
        return "--- relay to " + target.getPort() + "\n" + passages + "\n---";
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
