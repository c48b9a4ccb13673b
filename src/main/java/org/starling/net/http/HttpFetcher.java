package org.starling.net.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.starling.net.Resolver;
import org.starling.net.SocketGate;
import org.starling.net.http.HttpException.Reason;

/**
 * A small HTTP/1.1 client. It blocks, so it is called on worker threads; any number of them may share it.
 * Everything that a server can make large, slow or endless is bounded by {@link HttpLimits}.
 */
public final class HttpFetcher {
    private final SocketGate gate;
    private final HttpConnection.Means means;
    private final String userAgent;

    /**
     * A fetcher with the JDK's trusted certificates, which are loaded when the first https URL is fetched: that is
     * slow.
     *
     * @param userAgent name and version, as in {@code Starling/1.0}
     */
    public HttpFetcher(SocketGate gate, Resolver resolver, UrlPolicy policy, String userAgent) {
        this(gate, resolver, policy, userAgent, () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** A fetcher that trusts what the given factory trusts. */
    public HttpFetcher(
            SocketGate gate, Resolver resolver, UrlPolicy policy, String userAgent, Supplier<SSLSocketFactory> tls) {
        this.gate = gate;
        this.means = new HttpConnection.Means(gate, resolver, tls, policy);
        this.userAgent = userAgent;
    }

    /**
     * Fetches a URL, following redirects.
     *
     * @throws HttpException for every outcome other than a status of 200 to 299 with its whole body
     */
    public HttpResponse get(String url, HttpLimits limits) throws HttpException {
        Deadline deadline = new Deadline(gate.loop(), limits.total());
        HttpUrl next = HttpUrl.parse(url);
        for (int hop = 0; hop <= limits.maxRedirects(); hop++) {
            Answer answer = exchange(next, limits, deadline, hop > 0);
            if (answer instanceof Answer.Final last) {
                return last.response();
            }
            next = ((Answer.Redirect) answer).to();
        }
        throw new HttpException(Reason.TOO_MANY_REDIRECTS, "redirected too often");
    }

    /**
     * Posts text, once: a redirect is not followed, and every final status is an answer, whatever it says.
     *
     * @param headers further ones, such as the content's type
     * @throws HttpException if there is no whole answer
     */
    public HttpResponse post(String url, Map<String, String> headers, String text, HttpLimits limits)
            throws HttpException {
        Deadline deadline = new Deadline(gate.loop(), limits.total());
        HttpUrl target = HttpUrl.parse(url);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Length", Integer.toString(content.length));
        String head = head("POST", target, all);
        try (HttpConnection connection = HttpConnection.open(means, target, limits, deadline, false)) {
            connection.send(head);
            connection.send(content);
            LineReader lines = new LineReader(connection.in(), limits.maxHead());
            ResponseHead response = finalHead(lines);
            byte[] body = ResponseBody.read(connection.in(), response, limits);
            return new HttpResponse(target, response.status(), response.headers(), body, connection.from());
        } catch (IOException e) {
            throw typed(e, deadline);
        }
    }

    /** What one request led to. */
    private sealed interface Answer {
        record Final(HttpResponse response) implements Answer {}

        record Redirect(HttpUrl to) implements Answer {}
    }

    private Answer exchange(HttpUrl url, HttpLimits limits, Deadline deadline, boolean redirected)
            throws HttpException {
        String request = head("GET", url, Map.of("Accept-Encoding", "gzip"));
        try (HttpConnection connection = HttpConnection.open(means, url, limits, deadline, redirected)) {
            connection.send(request);
            return answer(url, connection, limits);
        } catch (IOException e) {
            throw typed(e, deadline);
        }
    }

    private static Answer answer(HttpUrl url, HttpConnection connection, HttpLimits limits)
            throws IOException, HttpException {
        LineReader lines = new LineReader(connection.in(), limits.maxHead());
        ResponseHead head = finalHead(lines);
        String location = head.header("location");
        if (head.redirect() && location != null) {
            return new Answer.Redirect(url.redirect(location));
        }
        if (head.status() >= 300) {
            throw HttpException.badStatus(head.status());
        }
        byte[] body = ResponseBody.read(connection.in(), head, limits);
        return new Answer.Final(new HttpResponse(url, head.status(), head.headers(), body, connection.from()));
    }

    private static ResponseHead finalHead(LineReader lines) throws IOException, HttpException {
        ResponseHead head = ResponseHead.read(lines);
        while (head.status() < 200) {
            head = ResponseHead.read(lines);
        }
        return head;
    }

    private String head(String method, HttpUrl url, Map<String, String> headers) throws HttpException {
        StringBuilder request = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(url.target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(url.authority())
                .append("\r\nUser-Agent: ")
                .append(userAgent)
                .append("\r\nAccept: */*\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        request.append("Connection: close\r\n");
        if (url.userInfo().isPresent()) {
            request.append("Authorization: Basic ")
                    .append(credentials(url.userInfo().get()))
                    .append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    private static String credentials(String userInfo) throws HttpException {
        try {
            // The decoder is made for forms, where a plus is a space.
            String plain = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new HttpException(Reason.BAD_URL, "bad percent encoding before the host", e);
        }
    }

    private static HttpException typed(IOException e, Deadline deadline) {
        if (deadline.passed() || e instanceof SocketTimeoutException) {
            return new HttpException(Reason.TIMED_OUT, "no answer in time", e);
        }
        if (e instanceof EOFException) {
            return new HttpException(Reason.TRUNCATED, "the connection ended too early", e);
        }
        return new HttpException(Reason.IO_ERROR, "the connection broke: " + e.getMessage(), e);
    }
}
