package org.starling.app.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Holds the state folder for one process. The system frees it when the process ends, however it ends. */
public final class InstanceLock implements AutoCloseable {
    private final FileChannel file;

    private InstanceLock(FileChannel file) {
        this.file = file;
    }

    /** Empty if another instance has the folder. */
    public static Optional<InstanceLock> acquire(StateFolder state) throws IOException {
        FileChannel file = FileChannel.open(state.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return Optional.of(new InstanceLock(file));
            }
        } catch (OverlappingFileLockException e) {
            file.close();
            return Optional.empty();
        } catch (IOException e) {
            file.close();
            throw e;
        }
        file.close();
        return Optional.empty();
    }

    /** The file stays: deleting it would let two processes lock two files of the same name. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
