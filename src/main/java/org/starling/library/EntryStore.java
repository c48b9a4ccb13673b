package org.starling.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.starling.store.SafeFile;
import org.starling.wire.InfoHash;

/**
 * The list on disk: a file with the entry and a file with the metainfo for each torrent, so that one damaged file never
 * takes another torrent with it, and a change costs one small write. Called by one thread.
 */
final class EntryStore {

    private static final String ENTRY = ".entry";
    private static final String METAINFO = ".metainfo";

    private final Path folder;

    EntryStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Everything that was there; names are the torrents of which no intact entry is left, or an older one was used. */
    record Contents(List<Entry> entries, List<InfoHash> olderUsed, List<InfoHash> lost) {}

    private record Found(InfoHash hash, SafeFile.Loaded<Entry> loaded) {}

    /** In parallel: a long list is ten thousand small files, and the program starts with it. */
    Contents load() throws IOException {
        List<Found> all = known().parallelStream()
                .map(hash -> new Found(hash, load(hash)))
                .toList();
        List<Entry> entries = new ArrayList<>();
        List<InfoHash> older = new ArrayList<>();
        List<InfoHash> lost = new ArrayList<>();
        for (Found found : all) {
            found.loaded().value().ifPresent(entries::add);
            if (found.loaded().value().isEmpty()) {
                lost.add(found.hash());
            } else if (found.loaded().damaged()) {
                older.add(found.hash());
            }
        }
        entries.sort(Comparator.comparingLong(Entry::sequence));
        return new Contents(entries, older, lost);
    }

    private SafeFile.Loaded<Entry> load(InfoHash hash) {
        return entryFile(hash)
                .load(bytes -> EntryCodec.decode(bytes)
                        .filter(entry -> entry.infoHash().equals(hash)));
    }

    /** Returns when the entry is on the disk. */
    void save(Entry entry) throws IOException {
        entryFile(entry.infoHash()).save(EntryCodec.encode(entry));
    }

    /**
     * The entry goes first: metainfo without an entry is an orphan, an entry without metainfo would be a damaged
     * torrent.
     */
    void delete(InfoHash hash) throws IOException {
        entryFile(hash).delete();
        metainfoFile(hash).delete();
    }

    void saveMetainfo(InfoHash hash, byte[] torrent) throws IOException {
        metainfoFile(hash).save(torrent);
    }

    Optional<byte[]> metainfo(InfoHash hash) {
        return metainfoFile(hash).load(Optional::of).value();
    }

    /**
     * Hashes of all entries, from any version of their files, so that a torrent whose newest version is gone is found
     * too.
     */
    private Set<InfoHash> known() throws IOException {
        Set<InfoHash> hashes = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                String name = String.valueOf(file.getFileName());
                String hex = name.substring(0, Math.max(0, name.indexOf('.')));
                if (SafeFile.isVersion(name, hex + ENTRY)) {
                    hash(hex).ifPresent(hashes::add);
                }
            });
        }
        return hashes;
    }

    private static Optional<InfoHash> hash(String hex) {
        try {
            return Optional.of(InfoHash.fromHex(hex));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private SafeFile entryFile(InfoHash hash) {
        return new SafeFile(folder.resolve(hash.hex() + ENTRY));
    }

    private SafeFile metainfoFile(InfoHash hash) {
        return new SafeFile(folder.resolve(hash.hex() + METAINFO));
    }
}
