package org.starling.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.library.watch.WatchFolder;
import org.starling.store.SafeFile;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** The list of watched folders on disk, in the library's folder. One thread. */
final class WatchFoldersFile {
    private final SafeFile file;

    WatchFoldersFile(Path folder) {
        file = new SafeFile(folder.resolve("watched"));
    }

    SafeFile.Loaded<List<WatchFolder>> load() {
        return file.load(WatchFoldersFile::decode);
    }

    void save(List<WatchFolder> folders) throws IOException {
        BList list =
                new BList(folders.stream().<BValue>map(WatchFoldersFile::dict).toList());
        file.save(Bencode.encode(BDict.builder().put("folders", list).build()));
    }

    private static BDict dict(WatchFolder folder) {
        BDictBuilder dict = BDict.builder()
                .put("folder", folder.folder().toString())
                .put("subfolders", folder.subfolders() ? 1 : 0)
                .put("paused", folder.paused() ? 1 : 0)
                .put("after", folder.after().name());
        folder.saveTo().ifPresent(target -> dict.put("target", target.toString()));
        StandingCodec.putLabels(dict, folder.labels());
        return dict.build();
    }

    private static Optional<List<WatchFolder>> decode(byte[] bytes) {
        try {
            List<WatchFolder> folders = new ArrayList<>();
            BList list = Bencode.decodeDict(bytes, BencodeLimits.LENIENT)
                    .list("folders")
                    .orElseThrow();
            for (BValue one : list) {
                BDict dict = (BDict) one;
                folders.add(new WatchFolder(
                        StandingCodec.path(dict, "folder").orElseThrow(),
                        StandingCodec.flag(dict, "subfolders"),
                        StandingCodec.path(dict, "target"),
                        StandingCodec.labels(dict),
                        StandingCodec.flag(dict, "paused"),
                        WatchFolder.After.valueOf(StandingCodec.text(dict, "after"))));
            }
            return Optional.of(folders);
        } catch (BencodeException | RuntimeException notOurs) {
            return Optional.empty();
        }
    }
}
