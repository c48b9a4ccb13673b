package org.starling.app.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.starling.app.command.Request;
import org.starling.app.command.TorrentRow;
import org.starling.engine.DiskFailure;
import org.starling.engine.EngineException;
import org.starling.engine.FilePriority;
import org.starling.engine.MetainfoException;
import org.starling.library.Hold;
import org.starling.library.LibraryException;
import org.starling.library.LibraryNotice;
import org.starling.library.inspect.Finding;
import org.starling.library.undo.UndoStep;
import org.starling.net.http.HttpException;

final class TextsTest {
    private static final Pattern USE = Pattern.compile("texts(?:\\(\\))?\\s*\\.(get|count)\\(\\s*\"([^\"]+)\"\\s*[,)]");

    private final Texts texts = Texts.load();

    @Test
    void everyTextThatTheCodeNamesExists() throws IOException {
        Set<String> used = used();
        assertThat(used).hasSizeGreaterThan(60);
        for (String key : used) {
            assertThatCode(() -> texts.get(key)).as(key).doesNotThrowAnyException();
        }
    }

    @Test
    void everyConstantHasItsText() {
        check("disk.", DiskFailure.Kind.values());
        check("metainfo.", MetainfoException.Reason.values());
        check("library.", LibraryException.Kind.values());
        check("warning.", Finding.Kind.values());
        check("state.", TorrentRow.State.values());
        check("priority.", FilePriority.values());
        check("done.", Request.Action.values());
        check("engine.", EngineException.Kind.values());
        check("fetch.", HttpException.Reason.values());
        check("undo.", UndoStep.Kind.values());
        check("hold.", Hold.values());
        check("notice.", LibraryNotice.Kind.values());
    }

    @Test
    void valuesAreNoPatterns() {
        assertThat(texts.get("select.none", "{0} {1} $1 %s")).contains("{0} {1} $1 %s");
    }

    @Test
    void oneIsNotMany() {
        assertThat(List.of(
                        texts.count("count.files", 1), texts.count("count.files", 0), texts.count("count.files", 12)))
                .containsExactly("1 file", "0 files", "12 files");
    }

    private void check(String prefix, Enum<?>[] constants) {
        Arrays.stream(constants)
                .forEach(constant ->
                        assertThat(texts.get(prefix + constant.name())).isNotBlank());
    }

    private static Set<String> used() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/starling/app"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher use = USE.matcher(Files.readString(file));
                while (use.find()) {
                    boolean count = use.group(1).equals("count");
                    keys.add(use.group(2) + (count ? ".one" : ""));
                    keys.add(use.group(2) + (count ? ".many" : ""));
                }
            }
        }
        return keys;
    }
}
