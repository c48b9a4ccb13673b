package org.starling.engine.disk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.engine.EngineException;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentSettings;

/**
 * Paths of a torrent's files below the download folder: safe ones from the metainfo, with the user's renames over
 * them. A renamed path is below the torrent's own folder, or below the download folder for a single file; elements
 * are parted by "/".
 */
final class FileNames {
    private final Metainfo metainfo;
    private final List<List<String>> safe;
    private final Path folder;

    FileNames(Metainfo metainfo, Path folder) {
        this.metainfo = metainfo;
        this.folder = folder;
        safe = SafePaths.of(metainfo, folder.getFileSystem());
    }

    /** Absolute paths; without any rename if one of them cannot be. */
    List<Path> lenient(TorrentSettings settings) {
        try {
            return strict(settings);
        } catch (EngineException e) {
            return resolve(safe);
        }
    }

    /** Absolute paths. @throws EngineException BAD_PATH or TARGET_EXISTS for a rename that cannot be */
    List<Path> strict(TorrentSettings settings) {
        List<List<String>> names = new ArrayList<>(safe);
        settings.renames().forEach((file, path) -> {
            List<String> renamed = renamed(path);
            if (renamed == null || file < 0 || file >= names.size()) {
                throw new EngineException(EngineException.Kind.BAD_PATH, path);
            }
            names.set(file, renamed);
        });
        String clash = clash(names);
        if (clash != null) {
            throw new EngineException(EngineException.Kind.TARGET_EXISTS, clash);
        }
        return resolve(names);
    }

    private @Nullable List<String> renamed(String path) {
        try {
            List<String> typed = SafePaths.typed(path, folder.getFileSystem());
            if (metainfo.singleFile() || safe.isEmpty()) {
                return typed;
            }
            List<String> all = new ArrayList<>();
            all.add(safe.get(0).get(0));
            all.addAll(typed);
            return List.copyOf(all);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A path that is two files, or a file and a folder; null if there is none. */
    private @Nullable String clash(List<List<String>> names) {
        Map<String, Boolean> isFile = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (metainfo.files().get(i).padding()) {
                continue;
            }
            List<String> name = names.get(i);
            for (int depth = 1; depth <= name.size(); depth++) {
                boolean file = depth == name.size();
                Boolean before = isFile.put(SafePaths.key(name.subList(0, depth)), file);
                if (before != null && (before || file)) {
                    return String.join("/", name.subList(0, depth));
                }
            }
        }
        return null;
    }

    private List<Path> resolve(List<List<String>> names) {
        return names.stream()
                .map(name -> folder.resolve(String.join(folder.getFileSystem().getSeparator(), name)))
                .toList();
    }
}
