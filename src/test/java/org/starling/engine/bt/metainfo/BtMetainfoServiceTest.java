package org.starling.engine.bt.metainfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bt.metainfo.MetadataService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.engine.MetainfoFile;
import org.starling.wire.HostPort;
import org.starling.wire.Sha1;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BInt;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;

final class BtMetainfoServiceTest {

    private static final MetadataService BT = new MetadataService();
    private final BtMetainfoService service = new BtMetainfoService(() -> BT);

    static Stream<HostileTorrents.Case> corpus() throws IOException {
        return HostileTorrents.all().stream();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void everyCaseHasItsVerdict(HostileTorrents.Case torrent) {
        assertThat(verdict(torrent.bytes())).isEqualTo(torrent.verdict());
    }

    @Test
    void theCorpusIsLargeEnough() throws IOException {
        assertThat(HostileTorrents.all()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void longerThanAnyTorrentIsRefusedUnread() {
        assertThat(verdict(new byte[BtMetainfoService.MAX_BYTES + 1])).isEqualTo("TOO_LARGE");
    }

    /** Whatever the bytes: a torrent that keeps its promises, or the typed refusal. */
    @Test
    void mutationsOfTheCorpusNeverEscape() throws IOException {
        Random random = new Random(20261123);
        List<HostileTorrents.Case> corpus = HostileTorrents.all();
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = corpus.get(random.nextInt(corpus.size())).bytes().clone();
            if (bytes.length == 0 || bytes.length > 4_096) {
                continue;
            }
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(verdict(bytes)).isNotNull();
        }
    }

    private String verdict(byte[] bytes) {
        try {
            MetainfoPromises.check(service.parse(bytes));
            return "OK";
        } catch (MetainfoException e) {
            return e.reason().name();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0:",
                "i1e",
                "de",
                "le",
                "l1:ai1ee",
                "lleli1eel1:aee",
                "ll1:ai0eel1:ai65536eel1:ai-1eee",
                "ll0:i1eel3:a bi1eel1:/i1eee",
                "lli1e1:aee",
                "ll1:a1:1ee",
                "ll1:ai1ei1eee"
            })
    void nodesThatAreNoneAreLeftOut(String nodes) throws MetainfoException {
        assertThat(service.parse(withNodes(nodes)).nodes()).isEmpty();
    }

    @Test
    void aFewNodesAreEnough() throws MetainfoException {
        StringBuilder many = new StringBuilder("l");
        for (int i = 1; i <= 10_000; i++) {
            many.append("l9:192.0.2.1i").append(i).append("ee");
        }
        assertThat(service.parse(withNodes(many.append('e').toString())).nodes())
                .hasSize(32);
        String longName = "ll254:" + "a".repeat(254) + "i1eee";
        assertThat(service.parse(withNodes(longName)).nodes()).isEmpty();
    }

    private static byte[] withNodes(String nodes) {
        String info = "d6:lengthi1e4:name1:a12:piece lengthi16384e6:pieces20:" + "x".repeat(20) + "e";
        return ("d4:info" + info + "5:nodes" + nodes + "e").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void readsWhatBtDrops() throws MetainfoException {
        BDict info = BDict.builder()
                .put(
                        "files",
                        BList.of(
                                file(20_000, "", "a", "b.txt"),
                                file(12_768, "p", ".pad", "12768"),
                                file(5, "x", "run.sh"),
                                file(0, "l", "link")))
                .put("name", "folder")
                .put("piece length", 16_384)
                .put("pieces", new byte[60])
                .put("private", 1)
                .build();
        BDict torrent = BDict.builder()
                .put("announce", "http://one/announce")
                .put(
                        "announce-list",
                        BList.of(
                                BList.of(BString.of("http://one/announce"), BString.of("http://two/announce")),
                                BList.of(BString.of("udp://three:80"))))
                .put("comment", "hello")
                .put("created by", "someone")
                .put("creation date", 1_700_000_000)
                .put("info", info)
                .put(
                        "nodes",
                        BList.of(
                                BList.of(BString.of("router.example"), new BInt(6881)),
                                BList.of(BString.of("2001:db8::1"), new BInt(1))))
                .put("url-list", "http://seed/")
                .build();
        Metainfo metainfo = service.parse(Bencode.encode(torrent));

        assertThat(metainfo.infoHash()).isEqualTo(Sha1.infoHash(Bencode.encode(info)));
        assertThat(metainfo.trackers())
                .containsExactly(List.of("http://one/announce", "http://two/announce"), List.of("udp://three:80"));
        assertThat(metainfo.webSeeds()).containsExactly("http://seed/");
        assertThat(metainfo.nodes())
                .containsExactly(new HostPort("router.example", 6881), new HostPort("2001:db8::1", 1));
        assertThat(metainfo.comment()).contains("hello");
        assertThat(metainfo.createdBy()).contains("someone");
        assertThat(metainfo.createdEpochSeconds()).contains(1_700_000_000L);
        assertThat(metainfo.isPrivate()).isTrue();
        assertThat(metainfo.hybrid()).isFalse();
        assertThat(metainfo.size()).isEqualTo(32_773);
        assertThat(metainfo.pieces()).isEqualTo(3);
        assertThat(metainfo.files())
                .containsExactly(
                        new MetainfoFile(List.of("a", "b.txt"), 20_000, 0, false, false, false),
                        new MetainfoFile(List.of(".pad", "12768"), 12_768, 20_000, true, false, false),
                        new MetainfoFile(List.of("run.sh"), 5, 32_768, false, true, false),
                        new MetainfoFile(List.of("link"), 0, 32_773, false, false, true));
        byte[] kept = new byte[metainfo.infoBytes().remaining()];
        metainfo.infoBytes().get(kept);
        assertThat(kept).isEqualTo(Bencode.encode(info));
        assertThat(service.parseInfo(kept).infoHash()).isEqualTo(metainfo.infoHash());
    }

    @Test
    void oldPaddingIsPadding() throws MetainfoException {
        BDict info = BDict.builder()
                .put("files", BList.of(file(1, "", "_____padding_file_0_____"), file(1, "", "b")))
                .put("name", "folder")
                .put("piece length", 16_384)
                .put("pieces", new byte[20])
                .build();
        assertThat(service.parseInfo(Bencode.encode(info)).files())
                .extracting(MetainfoFile::padding)
                .containsExactly(true, false);
    }

    @Test
    void anInfoDictionaryFromPeersHasNothingBehindIt() {
        byte[] info = "d6:lengthi1e4:name1:a12:piece lengthi16384e6:pieces20:xxxxxxxxxxxxxxxxxxxxeX"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> service.parseInfo(info)).isInstanceOf(MetainfoException.class);
    }

    private static BDict file(long length, String attributes, String... path) {
        return BDict.builder()
                .put("attr", attributes)
                .put("length", new BInt(length))
                .put("path", new BList(Stream.of(path).<BValue>map(BString::of).toList()))
                .build();
    }
}
