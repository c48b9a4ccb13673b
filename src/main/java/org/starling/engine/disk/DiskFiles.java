package org.starling.engine.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the disk layer asks of the operating system. Blocking; callable from any thread. The folder is the
 * user's choice and may be a link; below it no link is ever followed, and none of the methods touches one.
 */
interface DiskFiles {

    /** What a channel is opened for. */
    enum Access {
        READ,
        /** Reads too; creates the file and the folders between it and {@code folder}, never that folder itself. */
        WRITE
    }

    /** What is known of a file without opening it. */
    record Stat(long size, long modifiedMillis, boolean folder) {}

    FileChannel open(Path folder, Path file, Access access) throws IOException;

    /** Null if there is none. */
    @Nullable
    Stat stat(Path folder, Path file) throws IOException;

    /** Atomic; folders of the target are created. Fails if it is another file system. */
    void rename(Path sourceFolder, Path source, Path targetFolder, Path target) throws IOException;

    /** Deletes a file; does nothing if there is none. */
    void delete(Path folder, Path file) throws IOException;

    /** Removes the folder if nothing is in it, then the one above, up to but without {@code folder}. */
    void deleteEmptyFolders(Path folder, Path from) throws IOException;

    void createFolder(Path folder) throws IOException;

    /** Whether renaming from one to the other can work. */
    boolean sameStore(Path one, Path other) throws IOException;

    /** Whether two names mean one existing file, as after a change of letter case only. */
    boolean isSame(Path one, Path other) throws IOException;

    /** Bytes that this user may still write there. */
    long usableSpace(Path folder) throws IOException;

    /** Names this run of the machine, differently after each start; 0 where that is not known. */
    default long boot() {
        return 0;
    }
}
