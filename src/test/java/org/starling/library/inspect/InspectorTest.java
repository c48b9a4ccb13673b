package org.starling.library.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.app.SampleTorrents;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.library.inspect.Finding.Kind;

final class InspectorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "film.mp4.exe",
                "Film.MKV.SCR",
                "photo.jpg          .exe",
                "letter.pdf.lnk",
                "invoice\u202efdp.exe",
                "song.mp3\u200b.bat"
            })
    void findsProgramsInDisguise(String name) {
        assertThat(kinds(name)).contains(Kind.DISGUISED_PROGRAM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setup.exe",
                "film.mkv",
                "debian-12.iso",
                "archive.tar.gz",
                "v1.2.exe",
                "日本語.mkv",
                "family 👨\u200d👩\u200d👧.jpg",
                "نام\u200cها.txt",
                "console.log",
                "common.txt",
                "..hidden",
                "a..b"
            })
    void leavesOrdinaryNamesAlone(String name) {
        assertThat(kinds(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "con, RESERVED_NAME",
        "NUL.txt, RESERVED_NAME",
        "com1.tar.gz, RESERVED_NAME",
        "aux .txt, RESERVED_NAME",
        "what?.txt, RESERVED_NAME",
        "'trailing.', RESERVED_NAME",
        "'trailing ', RESERVED_NAME",
        "../up, ESCAPING_PATH",
        "a/../../b, ESCAPING_PATH",
        "a\\b, ESCAPING_PATH",
        "C:evil, ESCAPING_PATH"
    })
    void findsNamesThatCannotBeUsed(String path, Kind kind) {
        assertThat(kinds(path)).containsExactly(kind);
    }

    @Test
    void findsLongNamesAndTwins() {
        assertThat(kinds("é".repeat(128))).containsExactly(Kind.LONG_NAME);
        assertThat(kinds("a/Read.me", "a/read.me")).containsExactly(Kind.SAME_NAME);
    }

    @Test
    void findsLinks() {
        MetainfoFile link = new MetainfoFile(List.of("link"), 0, 0, false, false, true);
        MetainfoFile file = new MetainfoFile(List.of("file"), 1, 0, false, false, false);
        assertThat(Inspector.inspect(SampleTorrents.of("t", List.of(link, file), 1)))
                .containsExactly(new Finding(Kind.SYMLINK, 1, List.of("link")));
    }

    @Test
    void findsAbsurdSizesAndCountsWithoutListingAll() {
        Metainfo huge = SampleTorrents.torrent("t", List.of("a", "b"), List.of(1L << 60, 5L));
        assertThat(Inspector.inspect(huge)).containsExactly(new Finding(Kind.ABSURD_SIZE, 1, List.of()));

        List<MetainfoFile> many = Stream.iterate(0, i -> i + 1)
                .limit(Inspector.VERY_MANY_FILES)
                .map(i -> new MetainfoFile(List.of("f" + i + ".mp4.exe"), 1, i, false, false, false))
                .toList();
        List<Finding> findings = Inspector.inspect(SampleTorrents.of("t", many, many.size()));
        assertThat(findings).extracting(Finding::kind).containsExactly(Kind.DISGUISED_PROGRAM, Kind.VERY_MANY_FILES);
        assertThat(findings.get(0).count()).isEqualTo(Inspector.VERY_MANY_FILES);
        assertThat(findings.get(0).examples()).hasSize(5);
    }

    private static List<Kind> kinds(String... paths) {
        List<Long> lengths = Stream.of(paths).map(path -> 10L).toList();
        return Inspector.inspect(SampleTorrents.torrent("Some torrent", List.of(paths), lengths)).stream()
                .map(Finding::kind)
                .toList();
    }
}
