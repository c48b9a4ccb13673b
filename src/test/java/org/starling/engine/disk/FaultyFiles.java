package org.starling.engine.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Real files, of which certain changes fail. */
final class FaultyFiles implements DiskFiles {
    private final DiskFiles real = new SystemFiles();
    private final AtomicLong changes = new AtomicLong();
    private final Supplier<IOException> failure;
    private volatile long firstFailing = Long.MAX_VALUE;
    private volatile long lastFailing = Long.MAX_VALUE;
    private volatile boolean hit;
    private volatile boolean apart;
    private volatile long boot = real.boot();

    FaultyFiles(Supplier<IOException> failure) {
        this.failure = failure;
    }

    /** Fails the changes with these numbers, counted from 1. */
    FaultyFiles failing(long first, long last) {
        firstFailing = first;
        lastFailing = last;
        return this;
    }

    /** Pretends that all folders are on file systems of their own. */
    FaultyFiles apart() {
        apart = true;
        return this;
    }

    /** Pretends that the machine was started anew under this name. */
    FaultyFiles booted(long name) {
        boot = name;
        return this;
    }

    @Override
    public long boot() {
        return boot;
    }

    /** Fails all changes from the n-th after now. */
    void failAfter(int n) {
        firstFailing = changes.get() + n;
        lastFailing = Long.MAX_VALUE;
    }

    void heal() {
        firstFailing = Long.MAX_VALUE;
    }

    boolean wasHit() {
        return hit;
    }

    void change() throws IOException {
        long number = changes.incrementAndGet();
        if (number >= firstFailing && number <= lastFailing) {
            hit = true;
            throw failure.get();
        }
    }

    @Override
    public FileChannel open(Path folder, Path file, Access access) throws IOException {
        if (access == Access.WRITE) {
            change();
        }
        return new FaultyChannel(real.open(folder, file, access), this);
    }

    @Override
    public @Nullable Stat stat(Path folder, Path file) throws IOException {
        return real.stat(folder, file);
    }

    @Override
    public void rename(Path sourceFolder, Path source, Path targetFolder, Path target) throws IOException {
        change();
        real.rename(sourceFolder, source, targetFolder, target);
    }

    @Override
    public void delete(Path folder, Path file) throws IOException {
        change();
        real.delete(folder, file);
    }

    @Override
    public void deleteEmptyFolders(Path folder, Path from) throws IOException {
        change();
        real.deleteEmptyFolders(folder, from);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        change();
        real.createFolder(folder);
    }

    @Override
    public boolean sameStore(Path one, Path other) throws IOException {
        return !apart && real.sameStore(one, other);
    }

    @Override
    public boolean isSame(Path one, Path other) throws IOException {
        return real.isSame(one, other);
    }

    @Override
    public long usableSpace(Path folder) throws IOException {
        return real.usableSpace(folder);
    }
}
