package org.starling.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.starling.library.undo.UndoStep;
import org.starling.store.SafeFile;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** Steps on disk, a file for each. One thread. */
final class UndoStore {
    private static final long VERSION = 1;
    private static final String ENDING = ".step";

    private final Path folder;

    UndoStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Everything that was there, oldest first; and how many steps cannot be read any more. */
    record Contents(List<KeptStep> steps, int lost) {}

    Contents load() throws IOException {
        List<KeptStep> steps = new ArrayList<>();
        int lost = 0;
        for (long id : known()) {
            Optional<KeptStep> step = file(id).load(UndoStore::decode).value();
            step.ifPresent(steps::add);
            if (step.isEmpty()) {
                lost++;
                file(id).delete();
            }
        }
        steps.sort(Comparator.comparingLong(step -> step.step().id()));
        return new Contents(steps, lost);
    }

    /** Returns when the step is on the disk. */
    void save(KeptStep step) throws IOException {
        file(step.step().id()).save(encode(step));
    }

    void delete(long id) throws IOException {
        file(id).delete();
    }

    private SortedSet<Long> known() throws IOException {
        SortedSet<Long> ids = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("\\d{1,18}\\.step.*"))
                    .forEach(name -> ids.add(Long.parseLong(name.substring(0, name.indexOf('.')))));
        }
        return ids;
    }

    private SafeFile file(long id) {
        return new SafeFile(folder.resolve(id + ENDING));
    }

    private static byte[] encode(KeptStep kept) {
        UndoStep step = kept.step();
        BDictBuilder dict = BDict.builder()
                .put("version", VERSION)
                .put("id", step.id())
                .put("kind", step.kind().name())
                .put("subject", step.subject())
                .put("at", step.at().toEpochMilli())
                .put("until", step.until().toEpochMilli());
        kept.entry().ifPresent(entry -> dict.put("entry", EntryCodec.encode(entry)));
        kept.metainfo().ifPresent(bytes -> dict.put("metainfo", bytes));
        kept.resume().ifPresent(bytes -> dict.put("resume", bytes));
        kept.category().ifPresent(category -> dict.put("category", OrganisationFile.dict(category)));
        kept.trash().ifPresent(trash -> dict.put("trash", trash.toString()));
        return Bencode.encode(dict.build());
    }

    private static Optional<KeptStep> decode(byte[] bytes) {
        try {
            BDict dict = Bencode.decodeDict(bytes, BencodeLimits.LENIENT);
            if (dict.integer("version").orElse(0L) != VERSION) {
                return Optional.empty();
            }
            UndoStep step = new UndoStep(
                    dict.integer("id").orElseThrow(),
                    UndoStep.Kind.valueOf(StandingCodec.text(dict, "kind")),
                    StandingCodec.text(dict, "subject"),
                    time(dict, "at"),
                    time(dict, "until"));
            return Optional.of(new KeptStep(
                    step,
                    dict.string("entry")
                            .map(entry -> EntryCodec.decode(entry.bytes()).orElseThrow()),
                    dict.string("metainfo").map(BString::bytes),
                    dict.string("resume").map(BString::bytes),
                    dict.dict("category").map(OrganisationFile::category),
                    StandingCodec.path(dict, "trash")));
        } catch (BencodeException | RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    private static Instant time(BDict dict, String key) {
        return Instant.ofEpochMilli(dict.integer(key).orElseThrow());
    }
}
