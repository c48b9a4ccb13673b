package org.starling.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.wire.FileRanges.Range;
import org.starling.wire.MagnetException.Reason;

class MagnetTest {
    private static final String HEX = "0123456789abcdef0123456789abcdef01234567";
    private static final String BASE32 = "AERUKZ4JVPG66AJDIVTYTK6N54ASGRLH";
    private static final String LINK = "magnet:?xt=urn:btih:" + HEX;
    private static final InfoHash HASH = InfoHash.fromHex(HEX);

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEX,
                BASE32,
                "  " + HEX + "\n",
                "magnet:?xt=urn:btih:" + HEX,
                "magnet:?xt=urn:btih:" + BASE32,
                "MAGNET:?XT=URN:BTIH:" + HEX,
                "magnet:xt=urn:btih:" + HEX,
                "magnet:?dn=x&xt.1=urn:btih:" + HEX,
                "magnet:?xt=urn%3Abtih%3A" + HEX,
                "magnet:?xt=urn:btmh:1220aa&xt=urn:btih:" + HEX,
                "magnet:?xt=urn:sha1:ABC&xt=urn:btih:" + HEX,
                "magnet:?dn=a&amp;xt=urn:btih:" + HEX,
            })
    void findsTheInfohash(String text) throws MagnetException {
        assertThat(Magnet.parse(text).infoHash()).isEqualTo(HASH);
    }

    @ParameterizedTest
    @CsvSource({
        "'', NOT_A_MAGNET",
        "http://example.org/a.torrent, NOT_A_MAGNET",
        "0123456789abcdef, NOT_A_MAGNET",
        "magnet:, NO_INFOHASH",
        "magnet:?, NO_INFOHASH",
        "magnet:?dn=x&&&=&tr, NO_INFOHASH",
        "magnet:?xt=urn:sha1:abc, NO_INFOHASH",
        "magnet:?xt=urn:btih:, BAD_INFOHASH",
        "magnet:?xt=urn:btih:0123, BAD_INFOHASH",
        "magnet:?xt=urn:btih:x123456789abcdef0123456789abcdef01234567, BAD_INFOHASH",
        "x123456789abcdef0123456789abcdef01234567, BAD_INFOHASH",
        "11111111111111111111111111111111, BAD_INFOHASH",
        "magnet:?xt=urn:btmh:1220aa&dn=x, V2_ONLY",
    })
    void refusesWithAReason(String text, Reason reason) {
        assertReason(text, reason);
    }

    @Test
    void readsEveryParameter() throws MagnetException {
        Magnet magnet = Magnet.parse(LINK + "&dn=A+name%20%E2%9C%93&tr=http%3A%2F%2Ft.example%2Fannounce%3Fa%3Db"
                + "&tr.2=udp%3a%2f%2ft.example:6969&tr=http://t.example/announce?a=b&tr=file:///etc/passwd&tr=udp://"
                + "&x.pe=127.0.0.1:6881&x.pe=[::1]:6882&x.pe=peer.example:6883&x.pe=nothing&x.pe=a:0&x.pe=::1:5"
                + "&ws=https://w.example/f%2520&ws=ftp://w.example/f&so=7,0,2-4,3-5&unknown=1");
        assertThat(magnet.name()).contains("A name ✓");
        assertThat(magnet.trackers()).containsExactly("http://t.example/announce?a=b", "udp://t.example:6969");
        assertThat(magnet.peers())
                .containsExactly(
                        new HostPort("127.0.0.1", 6881), new HostPort("::1", 6882), new HostPort("peer.example", 6883));
        assertThat(magnet.webSeeds()).containsExactly("https://w.example/f%20");
        assertThat(magnet.files().ranges()).containsExactly(new Range(0, 0), new Range(2, 5), new Range(7, 7));
        assertThat(Magnet.parse(magnet.toUri())).isEqualTo(magnet);
    }

    @Test
    void writesALinkThatOthersRead() {
        Magnet magnet = new Magnet(
                HASH,
                Optional.of("a b&c=ü"),
                List.of("http://t/a?b"),
                List.of(new HostPort("::1", 1)),
                List.of("http://w/"),
                FileRanges.parse("1-3"));
        assertThat(magnet.toUri())
                .isEqualTo(LINK + "&dn=a%20b%26c%3D%C3%BC&tr=http%3A%2F%2Ft%2Fa%3Fb&x.pe=[::1]:1"
                        + "&ws=http%3A%2F%2Fw%2F&so=1-3");
        assertThat(Magnet.of(HASH).toUri()).isEqualTo(LINK);
    }

    @Test
    void namesAreMadeSafe() throws MagnetException {
        assertThat(Magnet.parse(LINK + "&dn=a%E2%80%AEb%00c%0Ad").name()).contains("abc d");
        assertThat(Magnet.parse(LINK + "&dn=%00%E2%80%8B&dn=real").name()).contains("real");
        String name = Magnet.parse(LINK + "&dn=" + "n".repeat(60_000)).name().orElseThrow();
        assertThat(name).hasSize(SafeText.NAME);
    }

    @Test
    void listsAndLengthAreBounded() throws MagnetException {
        StringBuilder link = new StringBuilder(LINK);
        for (int i = 0; i < 1_000; i++) {
            link.append("&tr=http://t/")
                    .append(i)
                    .append("&x.pe=h:")
                    .append(i + 1)
                    .append("&ws=http://w/");
            link.append(i);
        }
        Magnet magnet = Magnet.parse(link.toString());
        assertThat(magnet.trackers()).hasSize(Magnet.MAX_ENTRIES);
        assertThat(magnet.peers()).hasSize(Magnet.MAX_ENTRIES);
        assertThat(magnet.webSeeds()).hasSize(Magnet.MAX_ENTRIES);
        assertReason(LINK + "&".repeat(Magnet.MAX_LENGTH), Reason.TOO_LONG);
        assertThat(Magnet.parse(LINK + "&tr=http://t/" + "x".repeat(3_000)).trackers())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'0-4294967295', 0-1048575",
        "'5-1,-,1-,-1,a,,99999999999999999999', ''",
        "'1048575', 1048575",
        "'1048576', ''",
        "'3,1,2', 1-3",
        "'0-9,5-20,22', '0-20,22'",
    })
    void selectionsAreBounded(String text, String expected) {
        assertThat(FileRanges.parse(text)).hasToString(expected);
    }

    @Test
    void selectionsAnswerForFiles() {
        FileRanges some = FileRanges.parse("1,4-5");
        assertThat(List.of(1, 4, 5)).allMatch(some::contains);
        assertThat(List.of(0, 2, 3, 6)).noneMatch(some::contains);
        assertThat(FileRanges.ALL.contains(123)).isTrue();
        assertThat(FileRanges.parse("0,".repeat(5_000) + "7").contains(7)).isFalse();
    }

    private static void assertReason(String text, Reason reason) {
        assertThatExceptionOfType(MagnetException.class)
                .isThrownBy(() -> Magnet.parse(text))
                .extracting(MagnetException::reason)
                .isEqualTo(reason);
    }
}
