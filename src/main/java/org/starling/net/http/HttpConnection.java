package org.starling.net.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.starling.net.AddressRefusedException;
import org.starling.net.EventLoop;
import org.starling.net.Resolver;
import org.starling.net.SocketGate;
import org.starling.net.http.HttpException.Reason;

/**
 * One connection for one request. At the deadline the loop closes the socket under whoever is reading, writing or
 * shaking hands: time-outs between bytes alone would let a server that drips them hold a worker for ever.
 */
final class HttpConnection implements AutoCloseable {
    private final Socket socket;
    private final EventLoop.Timer watchdog;
    private final InputStream in;

    /** What connections are made with. */
    record Means(SocketGate gate, Resolver resolver, Supplier<SSLSocketFactory> tls, UrlPolicy policy) {}

    private HttpConnection(Socket socket, EventLoop.Timer watchdog, InputStream in) {
        this.socket = socket;
        this.watchdog = watchdog;
        this.in = in;
    }

    static HttpConnection open(Means means, HttpUrl url, HttpLimits limits, Deadline deadline, boolean redirected)
            throws HttpException, IOException {
        Socket raw = connect(means, url, limits, deadline, redirected);
        EventLoop.Timer watchdog = deadline.atEnd(() -> closeQuietly(raw));
        try {
            raw.setSoTimeout((int) Math.min(Integer.MAX_VALUE, limits.idle().toMillis()));
            Socket socket = url.secure() ? secured(means, raw, url, deadline) : raw;
            return new HttpConnection(socket, watchdog, new BufferedInputStream(socket.getInputStream()));
        } catch (IOException | HttpException | RuntimeException e) {
            watchdog.cancel();
            closeQuietly(raw);
            throw e;
        }
    }

    InputStream in() {
        return in;
    }

    InetAddress from() {
        return socket.getInetAddress();
    }

    void send(String head) throws IOException {
        send(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] content) throws IOException {
        socket.getOutputStream().write(content);
    }

    @Override
    public void close() {
        watchdog.cancel();
        closeQuietly(socket);
    }

    private static Socket connect(Means means, HttpUrl url, HttpLimits limits, Deadline deadline, boolean redirected)
            throws HttpException {
        HttpException last = new HttpException(Reason.CONNECT_FAILED, "no address");
        for (InetAddress address : resolve(means, url, limits, deadline)) {
            if (!means.policy().allows(url, address, redirected)) {
                last = new HttpException(Reason.FORBIDDEN_BY_POLICY, "requests to this host are not allowed");
                continue;
            }
            if (deadline.passed()) {
                throw new HttpException(Reason.TIMED_OUT, "no connection in time", last);
            }
            try {
                return means.gate()
                        .openBlocking(new InetSocketAddress(address, url.port()), deadline.atMost(limits.connect()));
            } catch (AddressRefusedException e) {
                last = new HttpException(Reason.FORBIDDEN_BY_POLICY, "the address is not allowed", e);
            } catch (IOException e) {
                last = new HttpException(Reason.CONNECT_FAILED, "cannot connect: " + e.getMessage(), e);
            }
        }
        if (deadline.passed()) {
            throw new HttpException(Reason.TIMED_OUT, "no connection in time", last);
        }
        throw last;
    }

    private static List<InetAddress> resolve(Means means, HttpUrl url, HttpLimits limits, Deadline deadline)
            throws HttpException {
        Duration patience = deadline.atMost(limits.total());
        try {
            return means.resolver().resolve(url.host(), patience);
        } catch (UnknownHostException e) {
            Reason reason = deadline.passed() ? Reason.TIMED_OUT : Reason.UNKNOWN_HOST;
            throw new HttpException(reason, "unknown host", e);
        }
    }

    /** TLS over the bound socket: certificate and name are verified, and the name is told to the server (SNI). */
    private static Socket secured(Means means, Socket raw, HttpUrl url, Deadline deadline)
            throws IOException, HttpException {
        try {
            SSLSocket socket = (SSLSocket) means.tls().get().createSocket(raw, url.host(), url.port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (SSLException e) {
            if (deadline.passed()) {
                throw e;
            }
            throw new HttpException(Reason.TLS_FAILED, "no secure connection: " + e.getMessage(), e);
        }
    }

    private static void closeQuietly(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException ignored) {
            // It is of no use any more either way.
        }
    }
}
