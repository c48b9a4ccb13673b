package org.starling.engine.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentSettings;
import org.starling.engine.disk.DiskFiles.Access;
import org.starling.wire.Bitfield;
import org.starling.wire.SafeNames;

/** The blocking side of a torrent's storage: what its life cycle does to files. On workers, one call at a time. */
final class TorrentFiles {
    private static final int PROBE = 256 << 10;

    private final Metainfo metainfo;
    private final DiskFiles files;
    private final OpenFiles open;
    private final DataFiles data;
    private final ResumeFile resume;
    private final Preparation preparation;
    private final PieceWriter writer;
    private final Relocation relocation;
    private TorrentSettings settings;
    private boolean loaded;
    /** Pieces that the next check has to hash, and those it may trust; null: all. */
    private Startup.@Nullable Found pending;

    TorrentFiles(StorageSpec spec, DiskFiles files, OpenFiles open) {
        this.files = files;
        this.open = open;
        metainfo = spec.metainfo();
        settings = spec.settings();
        Path folder = settings.folder().toAbsolutePath();
        data = new DataFiles(
                metainfo,
                open,
                new FilePlaces(folder, new FileNames(metainfo, folder).lenient(settings), new BitSet()));
        resume = new ResumeFile(metainfo, files, open, spec.resumeFile());
        preparation = new Preparation(metainfo, files, data, settings);
        relocation = new Relocation(metainfo, files, data, spec.resumeFile());
        writer = new PieceWriter(metainfo, data, resume, preparation);
    }

    DataFiles data() {
        return data;
    }

    PieceWriter writer() {
        return writer;
    }

    boolean isVerified(int piece) {
        return resume.has(piece);
    }

    Optional<Bitfield> load(BooleanSupplier closing) throws IOException {
        relocation.recover(settings);
        Startup.Found found = new Startup(metainfo, files, data, resume).find(settings);
        if (found.trusted() == null || !found.suspects().isEmpty()) {
            pending = found;
            return Optional.empty();
        }
        loaded = true;
        preparation.atStart(found.trusted().isEmpty());
        preparation.reserve(closing);
        return Optional.of(found.trusted().copy());
    }

    Checker checker(BooleanSupplier stopped, DoubleConsumer progress) throws IOException {
        Startup.Found partial = pending;
        IntPredicate wanted = piece -> true;
        data.parts().forgetIndex();
        if (partial != null && partial.trusted() != null) {
            wanted = partial.suspects()::get;
        } else if (!loaded) {
            preparation.atStart(true);
        }
        FileSizes sizes = FileSizes.of(metainfo, data.places(), files);
        return new Checker(metainfo, data, sizes, new Checker.Task(wanted, settings, stopped, progress));
    }

    /** Records what a check found. */
    Bitfield checked(Checker checker, BooleanSupplier closing) throws IOException {
        Bitfield right = checker.right();
        BitSet inParts = data.places().inParts();
        Startup.Found partial = pending;
        if (partial != null && partial.trusted() != null) {
            right.or(partial.trusted());
        } else {
            inParts = checker.inParts();
        }
        data.changePlaces(data.places().withParts(inParts));
        resume.save(new ResumeState(right, inParts, null));
        pending = null;
        loaded = true;
        preparation.reserve(closing);
        return right;
    }

    /** Whether as much as a large block can be written beside the data, and the resume file too. */
    boolean probe() throws IOException {
        Path folder = data.places().folder();
        Path trial =
                folder.resolve(SafeNames.OWN_PREFIX + metainfo.infoHash().hex().substring(0, 16) + ".probe");
        try {
            preparation.beforeWriting();
            try (FileChannel channel = files.open(folder, trial, Access.WRITE)) {
                Transfers.writeFully(channel, ByteBuffer.allocate(PROBE), 0);
                channel.force(false);
            } finally {
                files.delete(folder, trial);
            }
            resume.save(new ResumeState(resume.verified(), resume.inParts(), null));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void apply(TorrentSettings changed, BooleanSupplier closing) throws IOException {
        relocation.rename(changed, closing, this::closeData);
        BitSet inParts = relocation.sortOut(changed);
        data.changePlaces(data.places().withParts(inParts));
        if (loaded && !inParts.equals(resume.inParts())) {
            resume.save(new ResumeState(resume.verified(), inParts, null));
        }
        if (inParts.isEmpty()) {
            relocation.deleteParts();
        }
        settings = changed;
        preparation.change(changed);
        if (loaded) {
            preparation.atStart(false);
            preparation.reserve(closing);
        }
    }

    void move(Path folder, DoubleConsumer progress, BooleanSupplier closing) throws IOException {
        closeData();
        relocation.move(folder.toAbsolutePath(), progress, closing);
    }

    /** Deletes what is left of a torrent that does not run. */
    void delete(boolean alsoData) throws IOException {
        relocation.recover(settings);
        try {
            new Remover(metainfo, files, data, resume).remove(alsoData);
            relocation.forget();
        } finally {
            open.close(key -> key.equals(resume.key()));
            closeData();
        }
    }

    /** Everything reaches the medium; then the resume file says so. */
    void close() throws IOException {
        try {
            if (loaded) {
                data.flush();
                resume.save(new ResumeState(
                        resume.verified(),
                        data.places().inParts(),
                        FileSizes.of(metainfo, data.places(), files).stamps()));
            }
        } finally {
            open.close(key -> key.equals(resume.key()));
            closeData();
        }
    }

    private void closeData() {
        Path parts = data.parts().path();
        Set<Path> own = new HashSet<>(data.places().files());
        open.close(key -> key.file().equals(parts) || own.contains(key.file()));
    }
}
