package org.starling.library.unwanted;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.PieceHashes;
import org.starling.wire.InfoHash;

class UnwantedFilesTest {

    private static Metainfo torrent(String paths) {
        List<MetainfoFile> files = new ArrayList<>();
        for (String path : List.of(paths.split(" "))) {
            boolean padding = path.startsWith(".pad");
            files.add(new MetainfoFile(List.of(path.split("/")), 1, files.size(), padding, false, false));
        }
        return new Metainfo(
                InfoHash.ZERO,
                "torrent",
                false,
                files.size(),
                1 << 14,
                new PieceHashes(new byte[20]),
                files,
                List.of(),
                List.of(),
                List.of(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ByteBuffer.allocate(0));
    }

    @ParameterizedTest
    @CsvSource({
        "film.mkv film.nfo,               *.nfo,       ns",
        "film.mkv FILM.NFO sub/x.nfo,     *.nfo,       nss",
        "film.mkv sample/film.mkv,        sample,      ns",
        "film.mkv a/sample/b/c.txt,       a/*/c.txt,   ns",
        "film.mkv b.txt,                  *.exe,       ''",
        "a.nfo b.nfo,                     *.nfo,       ''",
        ".pad/1 b.nfo,                    *.nfo,       ''",
        "film.mkv readme.txt,             *.nfo;read*, ns",
    })
    void skipsWhatFitsButNeverEverything(String paths, String patterns, String expected) {
        String found = UnwantedFiles.choose(torrent(paths), Arrays.asList(patterns.split(";"))).stream()
                .map(priority -> priority == FilePriority.SKIP ? "s" : "n")
                .reduce("", String::concat);
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "*,     x,     true",
                "*,     ||,    true",
                "||,    ||,    true",
                "||,    x,     false",
                "a?c,   abc,   true",
                "a?c,   ac,    false",
                "*b*,   abc,   true",
                "a*c,   abcd,  false",
                "a**d,  abcd,  true",
                "*.,    a.b.,  true",
                "a.c,   abc,   false",
                "[x],   x,     false",
            })
    void patternsKnowStarsAndQuestionMarksOnly(String pattern, String name, boolean fits) {
        assertThat(NamePattern.fits(pattern, name)).isEqualTo(fits);
    }

    @Test
    void noNameMakesAPatternExplode() {
        String name = "a".repeat(4_000);
        String pattern = "*a".repeat(200) + "b";
        Assertions.assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThat(NamePattern.fits(pattern, name)).isFalse());
    }
}
