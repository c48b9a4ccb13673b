package org.starling.net.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.rig.Await;

/** Over real sockets: what players ask, and what nobody should. */
@Timeout(60)
final class LocalServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SIZE = 5_000_000;
    private static final int READY = 1_000_000;

    private final SlowContent content = new SlowContent(SIZE, READY);
    private Optional<LocalServer> started = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        started = Optional.of(
                LocalServer.start(path -> path.equals("/secret/film.mkv") ? Optional.of(content) : Optional.empty()));
    }

    @AfterEach
    void stop() {
        started.ifPresent(LocalServer::close);
    }

    private String host() {
        return "127.0.0.1:" + started.orElseThrow().address().getPort();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(),
                started.orElseThrow().address().getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    private void ask(Socket socket, String method, String path, String... headers) throws IOException {
        String head = method + " " + path + " HTTP/1.1\r\nHost: " + host() + "\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n") + "\r\n";
        say(socket, head);
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The head of the next answer, in lines. */
    private static List<String> head(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended after: " + text);
            }
            text.append((char) next);
        }
        return List.of(text.toString().strip().split("\r\n"));
    }

    private static void expect(Socket socket, long from, int count) throws IOException {
        byte[] body = socket.getInputStream().readNBytes(count);
        assertThat(body).hasSize(count);
        for (int i = 0; i < count; i++) {
            if (body[i] != SlowContent.at(from + i)) {
                throw new AssertionError("byte " + (from + i));
            }
        }
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void thePartThatIsAskedForComes() throws Exception {
        try (Socket player = connect()) {
            ask(player, "GET", "/secret/film.mkv", "Range: bytes=1000-300999");
            assertThat(head(player))
                    .contains(
                            "HTTP/1.1 206 Partial Content",
                            "Content-Range: bytes 1000-300999/" + SIZE,
                            "Content-Length: 300000",
                            "Content-Type: video/x-test",
                            "Accept-Ranges: bytes",
                            "X-Content-Type-Options: nosniff");
            expect(player, 1000, 300_000);

            ask(player, "GET", "/secret/film.mkv", "Range: bytes=10-19", "If-Range: \"an older one\"");
            assertThat(head(player)).contains("HTTP/1.1 200 OK", "Content-Length: " + SIZE);
            expect(player, 0, 1000);
        }
        Await.until(PATIENCE, "nobody reads any more", () -> content.open.get() == 0);
    }

    @Test
    void headTellsWithoutReading() throws Exception {
        try (Socket player = connect()) {
            ask(player, "HEAD", "/secret/film.mkv");
            assertThat(head(player)).contains("HTTP/1.1 200 OK", "Content-Length: " + SIZE);
            ask(player, "GET", "/secret/film.mkv", "Range: bytes=0-9");
            assertThat(head(player)).contains("HTTP/1.1 206 Partial Content");
            expect(player, 0, 10);
        }
        assertThat(content.read.get()).isEqualTo(10);
    }

    @Test
    void whatIsNotThereYetIsWaitedFor() throws Exception {
        try (Socket player = connect()) {
            ask(player, "GET", "/secret/film.mkv", "Range: bytes=900000-1199999");
            head(player);
            expect(player, 900_000, 65_536);
            content.rest.complete(null);
            expect(player, 965_536, 234_464);
        }
    }

    @Test
    void whoDoesNotTakeIsNotReadFor() throws Exception {
        try (Socket player = connect()) {
            player.setReceiveBufferSize(64 << 10);
            content.rest.complete(null);
            ask(player, "GET", "/secret/film.mkv");
            head(player);
            long before;
            do {
                before = content.read.get();
                head(connectAndAsk());
            } while (content.read.get() != before);
            assertThat(before).as("queued here and in the kernel").isLessThan(SIZE);
            expect(player, 0, SIZE);
        }
    }

    /** A round trip of another connection: what could happen at once has happened by then. */
    private Socket connectAndAsk() throws IOException {
        Socket other = connect();
        ask(other, "HEAD", "/secret/film.mkv", "Connection: close");
        return other;
    }

    @Test
    void severalReadAtTheSameTime() throws Exception {
        List<Socket> players = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Socket player = connect();
            players.add(player);
            ask(player, "GET", "/secret/film.mkv", "Range: bytes=" + i * 1000 + "-" + (i * 1000 + 199_999));
        }
        for (int i = 4; i >= 0; i--) {
            head(players.get(i));
            expect(players.get(i), i * 1000L, 200_000);
            players.get(i).close();
        }
    }

    @Test
    void whoLeavesWhileHeWaitsIsForgotten() throws Exception {
        try (Socket player = connect()) {
            ask(player, "GET", "/secret/film.mkv", "Range: bytes=2000000-");
            head(player);
            assertThat(content.open.get()).isEqualTo(1);
        }
        Await.until(PATIENCE, "nobody reads any more", () -> content.open.get() == 0);
    }

    @Test
    void outsideOfTheFileIsNothing() throws Exception {
        try (Socket player = connect()) {
            ask(player, "GET", "/secret/film.mkv", "Range: bytes=" + SIZE + "-");
            assertThat(head(player)).contains("HTTP/1.1 416 Range Not Satisfiable", "Content-Range: bytes */" + SIZE);
            ask(player, "GET", "/secret/film.mkv", "Range: bytes=0-0");
            assertThat(head(player)).contains("HTTP/1.1 206 Partial Content");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/secret", "/Secret/film.mkv", "/secret/film.mkv/..", "/../secret/film.mkv"})
    void whoDoesNotKnowTheSecretGetsNothing(String path) throws Exception {
        try (Socket stranger = connect()) {
            ask(stranger, "GET", path);
            assertThat(head(stranger)).contains("HTTP/1.1 404 Not Found", "Content-Length: 0");
            assertThat(isClosed(stranger)).isTrue();
        }
    }

    /** A page of a stranger whose name was turned to this machine: the browser still sends that name. */
    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "localhost", "127.0.0.1", ""})
    void otherNamesAreRefused(String name) throws Exception {
        try (Socket browser = connect()) {
            say(browser, "GET /secret/film.mkv HTTP/1.1\r\nHost: " + name + "\r\n\r\n");
            assertThat(head(browser)).contains("HTTP/1.1 421 Misdirected Request");
        }
        try (Socket browser = connect()) {
            say(browser, "GET /secret/film.mkv HTTP/1.0\r\n\r\n");
            assertThat(head(browser)).contains("HTTP/1.1 421 Misdirected Request");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /a HTTP/2.0\r\n\r\n",
                "GET http://127.0.0.1/ HTTP/1.1\r\n\r\n",
                "GET  /a HTTP/1.1\r\n\r\n",
                "GET /a\0b HTTP/1.1\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost : x\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /a HTTP/1.1\r\nX: a\r\n folded\r\n\r\n",
                "GET /a HTTP/1.1\r\nX: a\nY: b\r\n\r\n",
                "GET /a HTTP/1.1\r\nContent-Length: 5\r\n\r\n",
                "GET /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
            })
    void whatIsNoRequestIsRefused(String request) throws Exception {
        try (Socket stranger = connect()) {
            say(stranger, request);
            assertThat(head(stranger)).contains("HTTP/1.1 400 Bad Request");
            assertThat(isClosed(stranger)).isTrue();
        }
    }

    @Test
    void onlyReadingIsPossible() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE")) {
            try (Socket stranger = connect()) {
                ask(stranger, method, "/secret/film.mkv");
                assertThat(head(stranger)).contains("HTTP/1.1 405 Method Not Allowed", "Allow: GET, HEAD");
            }
        }
    }

    @Test
    void aHeadWithoutEndIsRefused() throws Exception {
        try (Socket stranger = connect()) {
            String line = "GET /a HTTP/1.1\r\nX: ";
            say(stranger, line + "x".repeat((8 << 10) - line.length()));
            assertThat(head(stranger)).contains("HTTP/1.1 431 Request Header Fields Too Large");
        }
    }

    @Test
    void aFloodDuringAnAnswerEndsIt() throws Exception {
        try (Socket stranger = connect()) {
            ask(stranger, "GET", "/secret/film.mkv", "Range: bytes=2000000-");
            head(stranger);
            say(stranger, "x".repeat(8 << 10));
            assertThat(isClosed(stranger)).isTrue();
        }
    }

    @Test
    void thereIsRoomForSoManyConnectionsOnly() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 32; i++) {
                Socket one = connect();
                silent.add(one);
                ask(one, "HEAD", "/secret/film.mkv");
                head(one);
            }
            try (Socket late = connect()) {
                assertThat(isClosed(late)).isTrue();
            }
            silent.remove(0).close();
            Await.until(PATIENCE, "there is room again", () -> {
                try (Socket next = connect()) {
                    ask(next, "HEAD", "/secret/film.mkv");
                    return head(next).contains("HTTP/1.1 200 OK");
                } catch (IOException full) {
                    return false;
                }
            });
        } finally {
            for (Socket one : silent) {
                one.close();
            }
        }
    }
}
