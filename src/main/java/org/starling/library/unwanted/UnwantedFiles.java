package org.starling.library.unwanted;

import java.util.ArrayList;
import java.util.List;
import org.starling.engine.FilePriority;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;

/** Chooses which files of a new torrent are not fetched. Pure. */
public final class UnwantedFiles {
    private UnwantedFiles() {}

    /**
     * Priorities that skip every file whose name, folder or whole path fits one of the patterns; empty if none does, or
     * if all do: a torrent of which nothing is wanted would not have been added.
     */
    public static List<FilePriority> choose(Metainfo torrent, List<String> patterns) {
        List<FilePriority> chosen = new ArrayList<>();
        for (MetainfoFile file : torrent.files()) {
            chosen.add(isUnwanted(file, patterns) ? FilePriority.SKIP : FilePriority.NORMAL);
        }
        boolean some = chosen.contains(FilePriority.SKIP);
        boolean wanted = false;
        for (int i = 0; i < chosen.size(); i++) {
            wanted |= chosen.get(i) == FilePriority.NORMAL
                    && !torrent.files().get(i).padding();
        }
        return some && wanted ? List.copyOf(chosen) : List.of();
    }

    private static boolean isUnwanted(MetainfoFile file, List<String> patterns) {
        String path = String.join("/", file.path());
        return patterns.stream()
                .anyMatch(pattern -> NamePattern.fits(pattern, path)
                        || file.path().stream().anyMatch(part -> NamePattern.fits(pattern, part)));
    }
}
