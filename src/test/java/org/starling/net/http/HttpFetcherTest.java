package org.starling.net.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.Resolver;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.net.SystemResolver;
import org.starling.net.http.HttpException.Reason;

final class HttpFetcherTest {
    private static final HttpLimits LIMITS =
            new HttpLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), 100_000, 4096, 5);
    private static final HttpLimits HASTY = LIMITS.withTotal(Duration.ofMillis(300));

    private SelectorLoop loop;
    private SystemResolver resolver;
    private HttpFetcher fetcher;

    @BeforeEach
    void open() throws IOException {
        loop = SelectorLoop.start("test-http");
        resolver = new SystemResolver();
        fetcher = fetcher(GateConfig.defaults(), resolver, UrlPolicy.ALL);
    }

    @AfterEach
    void close() {
        assertThat(loop.failures()).isZero();
        resolver.close();
        loop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more",
                "HTTP/1.0 200\r\n\r\nhello",
                "HTTP/1.1 200 OK\nContent-Length: 5\n\nhello",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length:5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\nA: b\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\nContent-Length: 9\r\n\r\n05\r\nhello\r\n0\r\n"
            })
    void readsEveryFormOfBody(String answer) throws Exception {
        try (ScriptedServer server = ScriptedServer.text(answer)) {
            assertThat(text(fetcher.get(server.url("/"), LIMITS))).isEqualTo("hello");
        }
    }

    @Test
    void asksAsItShould() throws Exception {
        try (ScriptedServer server = ScriptedServer.text("HTTP/1.1 200 OK\r\nX-A: 1\r\nx-a: 2\r\n\r\n")) {
            String url = "http://us%40er:p+w@127.0.0.1:" + server.port() + "?info_hash=%12\u00e9|[1]#part";
            HttpResponse response = fetcher.get(url, LIMITS);
            assertThat(response.header("x-A")).contains("1");
            assertThat(server.requests().get(0))
                    .containsExactly(
                            "GET /?info_hash=%12%C3%A9|[1] HTTP/1.1",
                            "Host: 127.0.0.1:" + server.port(),
                            "User-Agent: Starling/test",
                            "Accept: */*",
                            "Accept-Encoding: gzip",
                            "Connection: close",
                            "Authorization: Basic dXNAZXI6cCt3");
            assertThat(response.url().toString()).doesNotContain("info_hash", "us%40er");
        }
    }

    @Test
    void inflatesGzip() throws Exception {
        byte[] plain = new byte[90_000];
        Arrays.fill(plain, (byte) 'x');
        try (ScriptedServer server = gzipped(gzip(plain))) {
            assertThat(fetcher.get(server.url("/"), LIMITS).body()).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @CsvSource({"90001,BODY_TOO_LARGE", "50000000,BODY_TOO_LARGE"})
    void aGzipBombIsStopped(int size, Reason reason) throws Exception {
        try (ScriptedServer server = gzipped(gzip(new byte[size]))) {
            HttpLimits limits =
                    new HttpLimits(LIMITS.connect(), LIMITS.idle(), LIMITS.total(), 90_000, LIMITS.maxHead(), 5);
            assertThat(failure(server.url("/"), limits)).isEqualTo(reason);
        }
    }

    @Test
    void damagedGzipIsRefused() throws Exception {
        byte[] whole = gzip("hello hello hello".getBytes(StandardCharsets.US_ASCII));
        for (int length = 0; length < whole.length; length++) {
            try (ScriptedServer server = gzipped(Arrays.copyOf(whole, length))) {
                assertThat(failure(server.url("/"), LIMITS))
                        .as("cut at %d", length)
                        .isEqualTo(Reason.TRUNCATED);
            }
        }
        whole[whole.length - 5] ^= 1;
        try (ScriptedServer server = gzipped(whole)) {
            assertThat(failure(server.url("/"), LIMITS)).isEqualTo(Reason.BAD_RESPONSE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SSH-2.0-OpenSSH, BAD_RESPONSE",
        "HTTP/2 200, BAD_RESPONSE",
        "HTTP/1.1 99 X|, BAD_RESPONSE",
        "HTTP/1.1 200 OK|no colon|, BAD_RESPONSE",
        "HTTP/1.1 200 OK|A: b| folded|, BAD_RESPONSE",
        "HTTP/1.1 200 OK|Content-Length: -1|, BAD_RESPONSE",
        "HTTP/1.1 200 OK|Content-Length: 1|Content-Length: 2|, BAD_RESPONSE",
        "HTTP/1.1 200 OK|Content-Encoding: br|, BAD_RESPONSE",
        "HTTP/1.1 200 OK|Transfer-Encoding: gzip|, BAD_RESPONSE",
        "HTTP/1.1 200 OK|Content-Length: 100001|, BODY_TOO_LARGE",
        "HTTP/1.1 200 OK|Content-Length: 999999999999999999|, BODY_TOO_LARGE",
        "HTTP/1.1 200 OK|Content-Length: 10||123, TRUNCATED",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||ffffffff|, BODY_TOO_LARGE",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||-1|, BAD_RESPONSE",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|abcd|, BAD_RESPONSE",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|ab, TRUNCATED",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|abc|, TRUNCATED",
        "HTTP/1.1 200 O, TRUNCATED",
        "HTTP/1.1 404 Not Found||, BAD_STATUS",
        "HTTP/1.1 304 Not Modified||, BAD_STATUS",
        "HTTP/1.1 302 No Location||, BAD_STATUS",
        "'', TRUNCATED"
    })
    void badAnswersAreTyped(String answer, Reason reason) throws Exception {
        boolean cut = reason == Reason.TRUNCATED;
        String wire = answer.replace("|", "\r\n") + (cut ? "" : "\r\n\r\n");
        try (ScriptedServer server = ScriptedServer.text(wire)) {
            assertThat(failure(server.url("/"), LIMITS)).isEqualTo(reason);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK\r\nA: ', HEADERS_TOO_LARGE",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;', HEADERS_TOO_LARGE",
        "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n', HEADERS_TOO_LARGE",
        "'HTTP/1.1 200 OK\r\n\r\n', BODY_TOO_LARGE"
    })
    void endlessAnswersAreCutOff(String start, Reason reason) throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, socket) -> {
            socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
            byte[] more = new byte[1000];
            Arrays.fill(more, (byte) 'a');
            while (!socket.isClosed()) {
                socket.getOutputStream().write(more);
            }
        })) {
            assertThat(failure(server.url("/"), LIMITS)).isEqualTo(reason);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nA: ", "HTTP/1.1 200 OK\r\n\r\n"})
    void aServerThatDripsIsLeftAtTheDeadline(String start) throws Exception {
        try (ScriptedServer server = new ScriptedServer((request, socket) -> {
            socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
            ScriptedServer.drip(socket, 'a');
        })) {
            assertThat(failure(server.url("/"), HASTY)).isEqualTo(Reason.TIMED_OUT);
        }
    }

    @Test
    void aSilentServerIsLeft() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String target = "://127.0.0.1:" + silent.getLocalPort();
            assertThat(failure("http" + target, LIMITS.withIdle(Duration.ofMillis(100))))
                    .isEqualTo(Reason.TIMED_OUT);
            assertThat(failure("http" + target, HASTY)).isEqualTo(Reason.TIMED_OUT);
            assertThat(failure("https" + target, HASTY)).isEqualTo(Reason.TIMED_OUT);
        }
    }

    @Test
    void followsRedirectsOfEveryForm() throws Exception {
        List<String> chain = List.of(
                "/a/b", "c?d", "?e=1", "//127.0.0.1:PORT/f", "http://127.0.0.1:PORT/g", "HTTP://localhost:PORT");
        List<String> seen = List.of("/0", "/a/b", "/a/c?d", "/a/c?e=1", "/f", "/g");
        try (ScriptedServer server = ScriptedServer.of(request -> redirect(seen, chain, request))) {
            HttpLimits limits = new HttpLimits(LIMITS.connect(), LIMITS.idle(), LIMITS.total(), 1000, 4096, 6);
            HttpResponse response = fetcher.get(server.url("/0"), limits);
            assertThat(text(response)).isEqualTo("there");
            assertThat(response.url().host()).isEqualTo("localhost");
            assertThat(failure(server.url("/0"), LIMITS)).isEqualTo(Reason.TOO_MANY_REDIRECTS);
        }
    }

    private static byte[] redirect(List<String> seen, List<String> chain, List<String> request) {
        int at = seen.indexOf(request.get(0).replaceAll("^GET | HTTP.*", ""));
        String port = request.get(1).substring(request.get(1).lastIndexOf(':') + 1);
        String answer = at < 0
                ? "HTTP/1.1 200 OK\r\n\r\nthere"
                : "HTTP/1.1 30" + (at % 2 + 1) + " X\r\nLocation: "
                        + chain.get(at).replace("PORT", port) + "\r\n\r\n";
        return answer.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aLoopOfRedirectsEnds() throws Exception {
        try (ScriptedServer server = ScriptedServer.text("HTTP/1.1 301 X\r\nLocation: /\r\n\r\n")) {
            assertThat(failure(server.url("/"), LIMITS)).isEqualTo(Reason.TOO_MANY_REDIRECTS);
            assertThat(server.requests()).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://127.0.0.1/",
                "javascript:alert(1)",
                "http://",
                "http://a b/",
                "jar:http://x!/"
            })
    void redirectsToOtherPlacesAreRefused(String location) throws Exception {
        try (ScriptedServer server = ScriptedServer.text("HTTP/1.1 302 X\r\nLocation: " + location + "\r\n\r\n")) {
            assertThat(failure(server.url("/"), LIMITS)).isEqualTo(Reason.BAD_REDIRECT);
        }
    }

    @Test
    void aPolicyMayRefuseWhereARedirectLeads() throws Exception {
        fetcher = fetcher(GateConfig.defaults(), resolver, UrlPolicy.noRedirectsInside());
        try (ScriptedServer server = ScriptedServer.text("HTTP/1.1 302 X\r\nLocation: http://localhost:1/\r\n\r\n")) {
            assertThat(failure(server.url("/"), LIMITS)).isEqualTo(Reason.FORBIDDEN_BY_POLICY);
        }
    }

    @Test
    void theGatesRulesHold() throws Exception {
        try (ScriptedServer server = ScriptedServer.text("HTTP/1.1 200 OK\r\n\r\n")) {
            fetcher = fetcher(GateConfig.defaults().withFilter(address -> false), resolver, UrlPolicy.ALL);
            assertThat(failure(server.url("/"), LIMITS)).isEqualTo(Reason.FORBIDDEN_BY_POLICY);
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://x/",
                "http://",
                "http:///x",
                "http://a:99999/",
                "http://a:0/",
                "http://a:b/",
                "http://[::1",
                "http://a/\r\nX: y",
                "http://a/b c",
                "http://a\\b/",
                "http://%zz@127.0.0.1:1/"
            })
    void badUrlsAreRefused(String url) {
        assertThat(failure(url, LIMITS)).isEqualTo(Reason.BAD_URL);
    }

    @Test
    void ipv6LiteralsAreUnderstood() throws Exception {
        HttpUrl url = HttpUrl.parse("https://[::1]:8443/a");
        assertThat(url).isEqualTo(new HttpUrl(true, "::1", 8443, "/a", Optional.empty()));
        assertThat(url.authority()).isEqualTo("[::1]:8443");
    }

    @Test
    void everyAddressOfANameIsTried() throws Exception {
        InetAddress dead = InetAddress.getByName("127.0.0.9");
        Resolver two = (host, timeout) -> List.of(dead, InetAddress.getLoopbackAddress());
        fetcher = fetcher(GateConfig.defaults(), two, UrlPolicy.ALL);
        try (ScriptedServer server = ScriptedServer.text("HTTP/1.1 200 OK\r\n\r\nhello")) {
            assertThat(text(fetcher.get("http://tracker.example:" + server.port(), LIMITS)))
                    .isEqualTo("hello");
            assertThat(server.requests().get(0)).contains("Host: tracker.example:" + server.port());
        }
    }

    @Test
    void namesThatDoNotExistAreTyped() throws Exception {
        Resolver none = (host, timeout) -> {
            throw new UnknownHostException(host);
        };
        fetcher = fetcher(GateConfig.defaults(), none, UrlPolicy.ALL);
        assertThat(failure("http://nowhere.invalid/", LIMITS)).isEqualTo(Reason.UNKNOWN_HOST);
    }

    private HttpFetcher fetcher(GateConfig config, Resolver names, UrlPolicy policy) {
        SocketGate gate = new SocketGate(loop, new BufferPool(BufferPool.BLOCK, 4), config);
        return new HttpFetcher(gate, names, policy, "Starling/test");
    }

    private Reason failure(String url, HttpLimits limits) {
        HttpException e = catchThrowableOfType(HttpException.class, () -> fetcher.get(url, limits));
        assertThat(e).as("%s succeeded", url).isNotNull();
        return e.reason();
    }

    private static String text(HttpResponse response) {
        return new String(response.body(), StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static ScriptedServer gzipped(byte[] body) throws IOException {
        return new ScriptedServer((request, socket) -> {
            String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
        });
    }
}
