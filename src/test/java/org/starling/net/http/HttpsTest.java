package org.starling.net.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.net.BufferPool;
import org.starling.net.GateConfig;
import org.starling.net.Resolver;
import org.starling.net.SelectorLoop;
import org.starling.net.SocketGate;
import org.starling.net.http.HttpException.Reason;

/** A server with a self-signed certificate for localhost, which a client may have been told to trust. */
final class HttpsTest {
    private static final char[] PASSWORD = "only-for-tests".toCharArray();
    private static final HttpLimits LIMITS =
            HttpLimits.withBody(1000).withIdle(Duration.ofSeconds(20)).withTotal(Duration.ofSeconds(20));
    private static final Resolver TO_LOOPBACK = (host, timeout) -> List.of(InetAddress.getLoopbackAddress());

    @TempDir
    private static Path folder;

    private static SSLContext trusting;
    private static SSLContext issued;
    private static SSLContext expired;

    private SelectorLoop loop;
    private SocketGate gate;

    @BeforeAll
    static void makeCertificates() throws Exception {
        trusting = context(certificate("server.p12", "server"), "server");
        issued = issued("issued.p12", "-validity", "10");
        expired = issued("expired.p12", "-startdate", "-30d", "-validity", "10");
    }

    /** Java looks at no dates of a certificate that is trusted itself, so these are issued by one that is. */
    private static SSLContext issued(String name, String... dates) throws Exception {
        certificate(name, "authority", "-ext", "BC=ca:true");
        List<String> further = new ArrayList<>(List.of("-signer", "authority"));
        further.addAll(List.of(dates));
        return context(certificate(name, "server", further.toArray(String[]::new)), "authority");
    }

    private static Path certificate(String store, String alias, String... further) throws Exception {
        Path file = folder.resolve(store);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost"));
        command.addAll(List.of(further));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "keytool.log"))
                .start();
        assertThat(keytool.waitFor()).as(() -> log()).isZero();
        return file;
    }

    @BeforeEach
    void open() throws IOException {
        loop = SelectorLoop.start("test-https");
        gate = new SocketGate(loop, new BufferPool(BufferPool.BLOCK, 4), GateConfig.defaults());
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void aTrustedCertificateForTheNameIsTaken() throws Exception {
        try (ScriptedServer server = server("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")) {
            HttpResponse response = fetcher(trusting).get(url("localhost", server), LIMITS);
            assertThat(new String(response.body(), StandardCharsets.US_ASCII)).isEqualTo("hello");
        }
    }

    @Test
    void aSelfSignedCertificateIsRefused() throws Exception {
        try (ScriptedServer server = server("HTTP/1.1 200 OK\r\n\r\n")) {
            HttpFetcher ordinary = new HttpFetcher(gate, TO_LOOPBACK, UrlPolicy.ALL, "Starling/test");
            assertThat(failure(ordinary, url("localhost", server))).isEqualTo(Reason.TLS_FAILED);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        try (ScriptedServer server = server(issued, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(fetcher(issued).get(url("localhost", server), LIMITS).status())
                    .isEqualTo(200);
        }
        try (ScriptedServer server = server(expired, "HTTP/1.1 200 OK\r\n\r\n")) {
            assertThat(failure(fetcher(expired), url("localhost", server))).isEqualTo(Reason.TLS_FAILED);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        try (ScriptedServer server = server("HTTP/1.1 200 OK\r\n\r\n")) {
            assertThat(failure(fetcher(trusting), url("tracker.example", server)))
                    .isEqualTo(Reason.TLS_FAILED);
            assertThat(failure(fetcher(trusting), url("127.0.0.1", server))).isEqualTo(Reason.TLS_FAILED);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void nobodySendsUsFromHttpsToHttp() throws Exception {
        try (ScriptedServer server = server("HTTP/1.1 302 X\r\nLocation: http://localhost/\r\n\r\n")) {
            assertThat(failure(fetcher(trusting), url("localhost", server))).isEqualTo(Reason.BAD_REDIRECT);
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsRefused() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerPlainly(plain));
            answering.start();
            assertThat(failure(fetcher(trusting), "https://localhost:" + plain.getLocalPort()))
                    .isEqualTo(Reason.TLS_FAILED);
            answering.join();
        }
    }

    @Test
    void aHandshakeThatDripsEndsAtTheDeadline() throws Exception {
        try (ServerSocket dripping = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> {
                try (var socket = dripping.accept()) {
                    // The header of a handshake record of 16 KiB, which then never ends.
                    socket.getOutputStream().write(new byte[] {22, 3, 3, 0x40, 0});
                    ScriptedServer.drip(socket, 0);
                } catch (IOException expected) {
                    // The client hung up.
                }
            });
            server.start();
            HttpException e = catchThrowableOfType(
                    HttpException.class,
                    () -> fetcher(trusting)
                            .get(
                                    "https://localhost:" + dripping.getLocalPort(),
                                    LIMITS.withTotal(Duration.ofMillis(300))));
            assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT);
            server.join();
        }
    }

    private static void answerPlainly(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException expected) {
            // The client hung up.
        }
    }

    private HttpFetcher fetcher(SSLContext tls) {
        SSLSocketFactory factory = tls.getSocketFactory();
        return new HttpFetcher(gate, TO_LOOPBACK, UrlPolicy.ALL, "Starling/test", () -> factory);
    }

    private static ScriptedServer server(String answer) throws IOException {
        return server(trusting, answer);
    }

    private static ScriptedServer server(SSLContext tls, String answer) throws IOException {
        ServerSocket socket = tls.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        return new ScriptedServer(
                socket,
                (request, connection) ->
                        connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String url(String host, ScriptedServer server) {
        return "https://" + host + ":" + server.port() + "/";
    }

    private static Reason failure(HttpFetcher fetcher, String url) {
        HttpException e = catchThrowableOfType(HttpException.class, () -> fetcher.get(url, LIMITS));
        assertThat(e).as("%s succeeded", url).isNotNull();
        return e.reason();
    }

    /** Trusts one certificate of the store and serves with the key of the other, or with its own. */
    private static SSLContext context(Path file, String trustedAlias) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(trustedAlias, store.getCertificate(trustedAlias));
        if (store.size() > 1) {
            store.deleteEntry(trustedAlias);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static String log() {
        try {
            return Files.readString(folder.resolve("keytool.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
