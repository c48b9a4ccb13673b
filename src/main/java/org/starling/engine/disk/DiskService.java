package org.starling.engine.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.starling.engine.EngineException;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentSettings;
import org.starling.engine.disk.DiskFiles.Access;

/** What all torrents share of the disk: workers, memory for blocks, open files. Thread-safe. */
public final class DiskService implements AutoCloseable {
    private final DiskFiles files;
    private final OpenFiles open;
    private final BlockPool pool;
    private final Workers workers;
    private final Workers slowWorkers = new Workers(1);
    private final AtomicInteger stretches;
    private final AtomicInteger writing = new AtomicInteger();
    private final List<FileTorrentStorage> storages = new CopyOnWriteArrayList<>();

    /**
     * @param workers threads that hash, write and read
     * @param memoryBytes budget for blocks that wait for their piece; a quarter of it may be used for reading ahead
     */
    public DiskService(int workers, long memoryBytes, int maxOpenFiles) {
        this(workers, memoryBytes, maxOpenFiles, new SystemFiles());
    }

    DiskService(int workers, long memoryBytes, int maxOpenFiles, DiskFiles files) {
        this.files = files;
        this.workers = new Workers(workers);
        open = new OpenFiles(files, maxOpenFiles);
        pool = new BlockPool(memoryBytes);
        stretches = new AtomicInteger((int) Math.min(1024, memoryBytes / BlockPool.ARENA / 4));
    }

    /** @param answers the session's executor: all answers come there */
    public TorrentStorage open(StorageSpec spec, Executor answers) {
        FileTorrentStorage storage = new FileTorrentStorage(spec, answers, this);
        storages.add(storage);
        return storage;
    }

    /**
     * Deletes what is kept of a torrent that does not run, and on demand its data: its own files and the folders they
     * leave empty. Blocks.
     *
     * @throws EngineException DISK if something could not be deleted
     */
    public void delete(Metainfo metainfo, TorrentSettings settings, Path resumeFile, boolean alsoData) {
        try {
            new TorrentFiles(new StorageSpec(metainfo, settings, resumeFile), files, open).delete(alsoData);
        } catch (IOException e) {
            throw new EngineException(DiskFailures.of(e, settings.folder()));
        }
    }

    /**
     * What the resume file of a torrent that does not run says is verified, in bytes; 0 if it says nothing. Blocks
     * shortly.
     */
    public long verifiedBytes(Path resumeFile) {
        FileKey key = ResumeFile.keyOf(resumeFile);
        try {
            OpenFile file = open.acquire(key, Access.READ);
            try {
                ByteBuffer header = ByteBuffer.allocate(ResumeFormat.HEADER);
                ByteBuffer rest = ByteBuffer.allocate((int) Math.min(file.channel.size(), 64 << 20));
                Transfers.readWhatIsThere(file.channel, header, 0);
                Transfers.readWhatIsThere(file.channel, rest, ResumeFormat.HEADER);
                return ResumeFormat.verifiedBytes(header.flip(), rest.flip());
            } finally {
                open.release(file);
                open.close(key::equals);
            }
        } catch (IOException e) {
            return 0;
        }
    }

    /** Ends the workers when all storages are closed; those must be closed first. */
    @Override
    public void close() {
        workers.close();
        slowWorkers.close();
        open.close(key -> true);
    }

    DiskFiles files() {
        return files;
    }

    OpenFiles open() {
        return open;
    }

    BlockPool pool() {
        return pool;
    }

    Workers workers() {
        return workers;
    }

    /** For what takes long, so that it keeps nobody from writing. */
    Workers slowWorkers() {
        return slowWorkers;
    }

    AtomicInteger stretches() {
        return stretches;
    }

    /** Counts pieces on their way to disk, which will free memory. */
    void writing(int change) {
        writing.addAndGet(change);
    }

    boolean isWriting() {
        return writing.get() > 0;
    }

    void askForRoom(FileTorrentStorage asking) {
        for (FileTorrentStorage storage : storages) {
            if (storage != asking) {
                storage.answers().execute(() -> storage.makeRoom(false));
            }
        }
    }

    void closed(FileTorrentStorage storage) {
        storages.remove(storage);
        if (storages.isEmpty()) {
            pool.trim();
            workers.trim();
            slowWorkers.trim();
        }
    }
}
