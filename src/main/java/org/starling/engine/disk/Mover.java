package org.starling.engine.disk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.EngineException;
import org.starling.engine.disk.DiskFiles.Access;
import org.starling.engine.disk.DiskFiles.Stat;
import org.starling.engine.disk.MoveJournal.Entry;
import org.starling.engine.disk.MoveJournal.Step;

/**
 * Moves files so that a kill at any moment leaves the data complete in one place, after {@link #recover} at the
 * latest. Within a file system files are renamed. To another one they are copied under temporary names, forced to the
 * medium and compared in size; only when all are there they get their names, and the old ones go last.
 */
final class Mover {
    private static final int BUFFER = 1 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(Mover.class);

    private final DiskFiles files;
    private final MoveJournal journal;
    private final DoubleConsumer progress;
    private final BooleanSupplier stopped;

    Mover(DiskFiles files, MoveJournal journal, DoubleConsumer progress, BooleanSupplier stopped) {
        this.files = files;
        this.journal = journal;
        this.progress = progress;
        this.stopped = stopped;
    }

    /** Moves those of the files that exist, from one folder to the other, or within one. */
    void move(Path from, Path to, List<Step> wanted) throws IOException {
        List<Step> steps = new ArrayList<>();
        for (Step step : wanted) {
            if (files.stat(from, step.source()) != null) {
                steps.add(step);
            }
        }
        boolean rename = from.equals(to);
        refuseTaken(to, steps);
        boolean plain = rename || files.sameStore(from, to);
        Entry entry = new Entry(from, to, plain, rename, plain ? withoutTemporary(steps) : steps);
        journal.save(entry);
        try {
            if (!plain) {
                copyAll(entry);
                journal.save(entry.decide());
            }
            nameAll(entry);
        } catch (IOException | RuntimeException e) {
            takeBack(entry);
            throw e;
        }
        removeSources(entry);
        progress.accept(1);
    }

    /**
     * Ends or undoes what a kill cut off.
     *
     * @return the folder where the data is, if it is another than the settings say; else null
     */
    @Nullable
    Path recover(Path folder, Set<Path> named) throws IOException {
        Entry entry = journal.load();
        if (entry == null) {
            return null;
        }
        if (!entry.decided()) {
            undo(entry);
            return null;
        }
        if (!entry.rename() && !anyArrived(entry)) {
            journal.delete();
            return null;
        }
        if (entry.rename()) {
            boolean known = entry.steps().stream().allMatch(step -> named.contains(step.target()));
            end(known ? entry : reversed(entry));
            journal.delete();
            return null;
        }
        end(entry);
        if (entry.from().equals(folder)) {
            return entry.to();
        }
        journal.delete();
        return null;
    }

    /** Whether anything is left of what the journal speaks of. */
    private boolean anyArrived(Entry entry) throws IOException {
        for (Step step : entry.steps()) {
            Path temporary = step.temporary();
            if (exists(entry.to(), step.target())
                    || exists(entry.from(), step.source())
                    || (temporary != null && exists(entry.to(), temporary))) {
                return true;
            }
        }
        return false;
    }

    private void refuseTaken(Path to, List<Step> steps) throws IOException {
        for (Step step : steps) {
            boolean taken = exists(to, step.target()) && !files.isSame(step.source(), step.target());
            if (taken) {
                throw new EngineException(
                        EngineException.Kind.TARGET_EXISTS, step.target().toString());
            }
        }
    }

    private void copyAll(Entry entry) throws IOException {
        long total = 1;
        for (Step step : entry.steps()) {
            total += size(entry.from(), step.source());
        }
        if (total > files.usableSpace(entry.to())) {
            throw new IOException("not enough space: " + total + " bytes are to be moved");
        }
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        long done = 0;
        for (Step step : entry.steps()) {
            done = copy(entry, step, buffer, done, total);
        }
    }

    private long copy(Entry entry, Step step, ByteBuffer buffer, long before, long total) throws IOException {
        Path temporary = step.temporary();
        if (temporary == null) {
            throw new IllegalArgumentException("a copy needs a temporary name");
        }
        long at = 0;
        try (FileChannel source = files.open(entry.from(), step.source(), Access.READ);
                FileChannel target = files.open(entry.to(), temporary, Access.WRITE)) {
            target.truncate(0);
            while (source.read(buffer.clear(), at) > 0) {
                if (stopped.getAsBoolean()) {
                    throw new EngineException(EngineException.Kind.CLOSED, "closed while moving");
                }
                Transfers.writeFully(target, buffer.flip(), at);
                at += buffer.limit();
                progress.accept((double) (before + at) / total);
            }
            target.force(true);
            if (target.size() != source.size()) {
                throw new EOFException("the copy of " + step.source() + " has another size");
            }
        }
        return before + at;
    }

    /** Can be repeated after being cut off anywhere. */
    private void end(Entry entry) throws IOException {
        nameAll(entry);
        removeSources(entry);
    }

    private void nameAll(Entry entry) throws IOException {
        for (Step step : entry.steps()) {
            Path temporary = step.temporary();
            if (temporary == null) {
                rename(entry.from(), step.source(), entry.to(), step.target());
            } else {
                rename(entry.to(), temporary, entry.to(), step.target());
            }
        }
    }

    /** What cannot be removed is a leftover, the data is in the new place. */
    private void removeSources(Entry entry) {
        for (Step step : entry.steps()) {
            try {
                if (step.temporary() != null && exists(entry.to(), step.target())) {
                    files.delete(entry.from(), step.source());
                }
                Path parent = step.source().getParent();
                if (parent != null) {
                    files.deleteEmptyFolders(entry.from(), parent);
                }
            } catch (IOException e) {
                LOG.debug("cannot remove {}", step.source(), e);
            }
        }
    }

    /** The sources are whole yet, or can be renamed back: the data stays where it was. */
    private void takeBack(Entry entry) throws IOException {
        boolean plain = entry.decided();
        if (plain) {
            nameAll(reversed(entry));
        } else {
            for (Step step : entry.steps()) {
                files.delete(entry.to(), step.target());
            }
            undo(entry);
        }
        journal.delete();
    }

    private void rename(Path from, Path source, Path to, Path target) throws IOException {
        if (exists(from, source)) {
            files.rename(from, source, to, target);
        }
    }

    private void undo(Entry entry) throws IOException {
        for (Step step : entry.steps()) {
            Path temporary = step.temporary();
            if (temporary != null) {
                files.delete(entry.to(), temporary);
                Path parent = temporary.getParent();
                if (parent != null) {
                    files.deleteEmptyFolders(entry.to(), parent);
                }
            }
        }
        journal.delete();
    }

    private static Entry reversed(Entry entry) {
        List<Step> back = entry.steps().stream()
                .map(step -> new Step(step.target(), step.source(), null))
                .toList();
        return new Entry(entry.to(), entry.from(), true, true, back);
    }

    private static List<Step> withoutTemporary(List<Step> steps) {
        return steps.stream()
                .map(step -> new Step(step.source(), step.target(), null))
                .toList();
    }

    private boolean exists(Path folder, Path file) throws IOException {
        try {
            return files.stat(folder, file) != null;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private long size(Path folder, Path file) throws IOException {
        Stat stat = files.stat(folder, file);
        return stat == null ? 0 : stat.size();
    }
}
