package org.starling.rig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP tracker that tells each client exactly the addresses that the scenario wants, and so decides who dials whom.
 * Clients are told apart by the port they announce.
 */
public final class HttpTracker implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool(runnable -> {
        Thread thread = new Thread(runnable, "tracker");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Integer, List<InetSocketAddress>> answers = new ConcurrentHashMap<>();
    private volatile List<InetSocketAddress> usual = List.of();
    private final List<Announce> announces = new CopyOnWriteArrayList<>();

    public HttpTracker() {
        try {
            server = HttpServer.create(new InetSocketAddress(Host.address(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/announce", this::answer);
        server.setExecutor(workers);
        server.start();
    }

    public String url() {
        return "http://" + Host.ip() + ":" + server.getAddress().getPort() + "/announce";
    }

    /** From now on the client on this port is told these peers. */
    public void tell(int port, List<InetSocketAddress> peers) {
        answers.put(port, List.copyOf(peers));
    }

    /** What those are told for whom nothing else is said. */
    public void tellEveryone(List<InetSocketAddress> peers) {
        usual = List.copyOf(peers);
    }

    public List<Announce> announces(int port) {
        return announces.stream().filter(announce -> announce.port() == port).toList();
    }

    public boolean hasSeen(int port) {
        return !announces(port).isEmpty();
    }

    /** As a client that has everything. */
    public boolean hasSeenSeed(int port) {
        return announces(port).stream().anyMatch(announce -> announce.left() == 0);
    }

    @Override
    public String toString() {
        return "--- tracker\n" + announces + "\ntold " + answers + "\n---";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = query(exchange.getRequestURI());
            int port = (int) number(query, "port");
            announces.add(new Announce(
                    port,
                    query.getOrDefault("event", ""),
                    number(query, "left"),
                    number(query, "downloaded"),
                    number(query, "uploaded")));
            byte[] body = body(answers.getOrDefault(port, usual));
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] body(List<InetSocketAddress> peers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("d8:completei1e10:incompletei1e8:intervali2e12:min intervali1e5:peers"
                .getBytes(StandardCharsets.US_ASCII));
        out.write((peers.size() * 6 + ":").getBytes(StandardCharsets.US_ASCII));
        for (InetSocketAddress peer : peers) {
            out.write(peer.getAddress().getAddress());
            out.write(peer.getPort() >> 8);
            out.write(peer.getPort());
        }
        out.write('e');
        return out.toByteArray();
    }

    /** The infohash in it is no text, so only what is needed is read. */
    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        for (String pair : uri.getRawQuery().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return query;
    }

    private static long number(Map<String, String> query, String key) {
        String text = query.getOrDefault(key, "");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
