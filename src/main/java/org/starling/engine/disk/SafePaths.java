package org.starling.engine.disk;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.wire.Hex;
import org.starling.wire.SafeNames;
import org.starling.wire.Sha1;

/**
 * Gives every file of a torrent a path of its own below the download folder, whatever the metainfo says. The result
 * depends on the metainfo alone, so that it is the same at every start. Files whose paths would meet (letter case,
 * normalisation, a file where another file needs a folder) get a number.
 */
final class SafePaths {
    private static final int MAX_PATH_BYTES = 800;
    private static final int MAX_FOLDER_BYTES = 500;
    private static final int MAX_DEPTH = 32;

    private final FileSystem fileSystem;
    private final Map<String, String> folders = new HashMap<>();
    private final Set<String> files = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private SafePaths(FileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    /** Elements below the download folder for each file, in the order of the metainfo. */
    static List<List<String>> of(Metainfo metainfo, FileSystem fileSystem) {
        SafePaths paths = new SafePaths(fileSystem);
        List<List<String>> cleaned = new ArrayList<>();
        for (MetainfoFile file : metainfo.files()) {
            cleaned.add(paths.cleaned(elements(metainfo, file)));
        }
        List<List<String>> result = new ArrayList<>();
        for (int i = 0; i < cleaned.size(); i++) {
            if (!metainfo.files().get(i).padding()) {
                paths.claimFolders(cleaned.get(i));
            }
        }
        for (int i = 0; i < cleaned.size(); i++) {
            boolean padding = metainfo.files().get(i).padding();
            result.add(padding ? cleaned.get(i) : paths.claimFile(cleaned.get(i)));
        }
        return result;
    }

    /**
     * A path that the user typed, below the download folder.
     *
     * @throws IllegalArgumentException if it is not usable exactly as typed
     */
    static List<String> typed(String path, FileSystem fileSystem) {
        List<String> elements = List.of(path.split("/", -1));
        if (!new SafePaths(fileSystem).cleaned(elements).equals(elements)) {
            throw new IllegalArgumentException("unusable path: " + path);
        }
        return elements;
    }

    /** What paths have in common if any system takes them for the same. */
    static String key(List<String> elements) {
        return SafeNames.key(String.join("/", elements));
    }

    private static List<String> elements(Metainfo metainfo, MetainfoFile file) {
        if (metainfo.singleFile()) {
            return List.of(metainfo.name());
        }
        List<String> all = new ArrayList<>();
        all.add(metainfo.name());
        all.addAll(file.path().isEmpty() ? List.of("") : file.path());
        return all;
    }

    private List<String> cleaned(List<String> elements) {
        List<String> clean =
                elements.stream().map(one -> SafeNames.clean(one, fileSystem)).toList();
        boolean fits = clean.size() <= MAX_DEPTH && SafeNames.bytes(String.join("/", clean)) <= MAX_PATH_BYTES;
        return fits ? clean : shortened(clean);
    }

    /** Deep folders become one that is named by their hash: distinct ones stay distinct. */
    private static List<String> shortened(List<String> elements) {
        List<String> shorter = new ArrayList<>();
        int last = elements.size() - 1;
        int used = 0;
        int i = 0;
        for (; i < last && i < MAX_DEPTH - 2; i++) {
            used += SafeNames.bytes(elements.get(i)) + 1;
            if (used > MAX_FOLDER_BYTES) {
                break;
            }
            shorter.add(elements.get(i));
        }
        if (i < last) {
            byte[] rest = String.join("/", elements.subList(i, last)).getBytes(StandardCharsets.UTF_8);
            shorter.add("~" + Hex.encode(Sha1.digest(rest)).substring(0, 16));
        }
        shorter.add(elements.get(last));
        return List.copyOf(shorter);
    }

    private void claimFolders(List<String> elements) {
        for (int depth = 1; depth < elements.size(); depth++) {
            folders.putIfAbsent(key(elements.subList(0, depth)), elements.get(depth - 1));
        }
    }

    private List<String> claimFile(List<String> elements) {
        List<String> path = new ArrayList<>();
        int last = elements.size() - 1;
        for (int depth = 1; depth <= last; depth++) {
            path.add(folders.getOrDefault(key(elements.subList(0, depth)), elements.get(depth - 1)));
        }
        String wanted = elements.get(last);
        path.add(wanted);
        String base = key(path);
        int number = numbers.getOrDefault(base, 1);
        while (folders.containsKey(key(path)) || !files.add(key(path))) {
            path.set(last, SafeNames.numbered(wanted, ++number));
        }
        numbers.put(base, number);
        return List.copyOf(path);
    }
}
