package org.starling.library.inspect;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.library.inspect.Finding.Kind;
import org.starling.wire.SafeText;

/** Looks through a torrent's names and sizes. Pure; linear in the number of files. */
public final class Inspector {
    /** More than disks of the day hold. */
    static final long ABSURD_BYTES = 32L << 40;

    static final int VERY_MANY_FILES = 20_000;

    private static final int EXAMPLES = 5;
    private static final int MAX_NAME_BYTES = 255;
    private static final int MAX_SHOWN = 300;

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final Map<Kind, List<String>> examples = new EnumMap<>(Kind.class);
    private final Set<String> seen = new HashSet<>();

    private Inspector() {}

    /** The findings in the order of {@link Kind}, the worst first; usually none. */
    public static List<Finding> inspect(Metainfo torrent) {
        Inspector inspector = new Inspector();
        inspector.whole(torrent);
        torrent.files().stream().filter(file -> !file.padding()).forEach(inspector::file);
        List<Finding> findings = new ArrayList<>();
        inspector.counts.forEach((kind, count) ->
                findings.add(new Finding(kind, count, inspector.examples.getOrDefault(kind, List.of()))));
        return findings;
    }

    private void whole(Metainfo torrent) {
        if (torrent.size() >= ABSURD_BYTES) {
            counts.put(Kind.ABSURD_SIZE, 1);
        }
        if (torrent.files().size() >= VERY_MANY_FILES) {
            counts.put(Kind.VERY_MANY_FILES, torrent.files().size());
        }
        if (!torrent.singleFile()) {
            names(torrent.name(), List.of(torrent.name()));
        }
    }

    private void file(MetainfoFile file) {
        String path = String.join("/", file.path());
        if (file.symlink()) {
            found(Kind.SYMLINK, path);
        }
        if (!file.path().isEmpty()
                && Disguise.isDisguised(file.path().get(file.path().size() - 1))) {
            found(Kind.DISGUISED_PROGRAM, path);
        }
        if (!seen.add(Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))) {
            found(Kind.SAME_NAME, path);
        }
        names(path, file.path());
    }

    private void names(String path, List<String> elements) {
        if (elements.stream().anyMatch(Disguise::hasHiddenCharacters)) {
            found(Kind.HIDDEN_CHARACTERS, path);
        }
        if (elements.stream().anyMatch(PathNames::escapes)) {
            found(Kind.ESCAPING_PATH, path);
        } else if (elements.stream().anyMatch(PathNames::isReserved)) {
            found(Kind.RESERVED_NAME, path);
        }
        if (elements.stream().anyMatch(name -> name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES)) {
            found(Kind.LONG_NAME, path);
        }
    }

    private void found(Kind kind, String path) {
        counts.merge(kind, 1, Integer::sum);
        List<String> some = examples.computeIfAbsent(kind, key -> new ArrayList<>());
        if (some.size() < EXAMPLES) {
            some.add(SafeText.clean(path, MAX_SHOWN));
        }
    }
}
