package org.starling.net.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged answers and URLs end in a typed error or a bounded result, never in anything else. */
final class ResponseFuzzTest {
    private static final int ROUNDS = 20_000;
    private static final HttpLimits LIMITS = new HttpLimits(
            HttpLimits.withBody(0).connect(),
            HttpLimits.withBody(0).idle(),
            HttpLimits.withBody(0).total(),
            2000,
            500,
            5);
    private static final List<String> ANSWERS = List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\nA: b\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b\b\u001c\0\0\0\0\0\0\u0002\0xxname\0note\0"
                    + "\u00cbH\u00cd\u00c9\u00c9\u0007\0\u0086\u00a6\u00106\u0005\0\0\0",
            "HTTP/1.0 301 X\nLocation: http://a:80/b?c\n\n");
    private static final List<String> URLS = List.of(
            "http://user:pw@host.example:80/path?q=1#f", "https://[::1]:1/", "//a/b", "?q", "http://ü.example/é");

    private final Random random = new Random(20);

    @Test
    void theSeedsThemselvesAreGood() throws Exception {
        for (String answer : ANSWERS.subList(0, 3)) {
            assertThat(read(answer)).as(answer).isEqualTo("hello".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void answers() {
        int good = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String damaged = damage(ANSWERS.get(random.nextInt(ANSWERS.size())));
            try {
                assertThat(read(damaged).length).isLessThanOrEqualTo(2000);
                good++;
            } catch (HttpException | IOException expected) {
                assertThat(expected).isNotNull();
            }
        }
        assertThat(good).isBetween(1, ROUNDS - 1);
    }

    @Test
    void urls() throws Exception {
        HttpUrl base = HttpUrl.parse("https://base.example/x/y?z");
        int good = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String damaged = damage(URLS.get(random.nextInt(URLS.size())));
            try {
                HttpUrl url = random.nextBoolean() ? base.redirect(damaged) : HttpUrl.parse(damaged);
                assertThat(url.target()).startsWith("/").matches("[!-~]*");
                assertThat(url.authority()).matches("[!-~]+");
                assertThat(url.port()).isBetween(1, 65_535);
                good++;
            } catch (HttpException expected) {
                assertThat(expected.reason()).isIn(HttpException.Reason.BAD_URL, HttpException.Reason.BAD_REDIRECT);
            }
        }
        assertThat(good).isBetween(1, ROUNDS - 1);
    }

    private static byte[] read(String answer) throws IOException, HttpException {
        InputStream in = new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1));
        ResponseHead head = ResponseHead.read(new LineReader(in, LIMITS.maxHead()));
        return ResponseBody.read(in, head, LIMITS);
    }

    private String damage(String text) {
        StringBuilder damaged = new StringBuilder(text);
        for (int n = random.nextInt(4); n >= 0 && damaged.length() > 0; n--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.setCharAt(at, (char) random.nextInt(256));
                case 1 -> damaged.deleteCharAt(at);
                case 2 -> damaged.insert(at, damaged.substring(at / 2, at));
                default -> damaged.setLength(at);
            }
        }
        return damaged.toString();
    }
}
