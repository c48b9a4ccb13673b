package org.starling.net.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers each connection with what its script says, after reading the request's head. One connection at a time. */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket server;
    private final Script script;
    private final Thread thread;
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();

    /** Writes an answer; may throw when the client has gone. */
    interface Script {
        void answer(List<String> request, Socket socket) throws IOException;
    }

    ScriptedServer(Script script) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    ScriptedServer(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
        this.thread = new Thread(this::serve, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Sends fixed text, Latin-1, and closes. */
    static ScriptedServer text(String answer) throws IOException {
        return of(request -> answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    static ScriptedServer of(Function<List<String>, byte[]> answer) throws IOException {
        return new ScriptedServer((request, socket) -> socket.getOutputStream().write(answer.apply(request)));
    }

    int port() {
        return server.getLocalPort();
    }

    String url(String target) {
        return "http://127.0.0.1:" + port() + target;
    }

    List<List<String>> requests() {
        return Collections.unmodifiableList(requests);
    }

    /** Drips the same byte, paced by reads that time out, until the client goes. */
    static void drip(Socket socket, int what) throws IOException {
        OutputStream out = socket.getOutputStream();
        socket.setSoTimeout(5);
        while (true) {
            try {
                if (socket.getInputStream().read() < 0) {
                    return;
                }
            } catch (SocketTimeoutException expected) {
                out.write(what);
                out.flush();
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                List<String> head = head(socket);
                if (!head.isEmpty()) {
                    requests.add(head);
                    script.answer(head, socket);
                    socket.shutdownOutput();
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException expected) {
                // Clients hang up on hostile answers: that is what is tested.
            }
        }
    }

    private static List<String> head(Socket socket) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        List<String> lines = new ArrayList<>();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            lines.add(line);
        }
        return lines;
    }
}
