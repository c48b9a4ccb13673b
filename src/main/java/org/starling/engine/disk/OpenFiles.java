package org.starling.engine.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.disk.DiskFiles.Access;

/**
 * The files held open, at most so many while nobody uses more at once; the one unused for longest is closed first and
 * opened again when needed. Thread-safe; files are opened and closed outside of the lock.
 */
final class OpenFiles {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

    private final DiskFiles files;
    private final int most;
    private final Map<FileKey, OpenFile> open = new LinkedHashMap<>(16, 0.75f, true);
    private int channels;

    OpenFiles(DiskFiles files, int most) {
        this.files = files;
        this.most = most;
    }

    /** The file, opened if need be; to be released. */
    OpenFile acquire(FileKey key, Access access) throws IOException {
        OpenFile there = acquireIfOpen(key, access);
        if (there != null) {
            return there;
        }
        closeQuietly(makeRoom());
        FileChannel channel = files.open(key.folder(), key.file(), access);
        List<OpenFile> surplus = new ArrayList<>();
        OpenFile chosen = adopt(new OpenFile(key, channel, access == Access.WRITE), surplus);
        closeQuietly(surplus);
        return chosen;
    }

    /** The file if it is open with at least that access; never blocks. To be released. */
    synchronized @Nullable OpenFile acquireIfOpen(FileKey key, Access access) {
        OpenFile there = open.get(key);
        if (there == null || (access == Access.WRITE && !there.writable)) {
            return null;
        }
        there.users++;
        return there;
    }

    void release(OpenFile file) {
        boolean close;
        synchronized (this) {
            file.users--;
            close = file.retired && file.users == 0;
        }
        if (close) {
            closeQuietly(List.of(file));
        }
    }

    /** Closes what matches, as soon as nobody uses it. */
    void close(Predicate<FileKey> which) {
        List<OpenFile> idle = new ArrayList<>();
        synchronized (this) {
            for (Iterator<OpenFile> all = open.values().iterator(); all.hasNext(); ) {
                OpenFile file = all.next();
                if (which.test(file.key)) {
                    all.remove();
                    retire(file, idle);
                }
            }
        }
        closeQuietly(idle);
    }

    boolean exists(FileKey key) throws IOException {
        return files.stat(key.folder(), key.file()) != null;
    }

    /** Channels that are open now, those to be closed after use included. */
    synchronized int count() {
        return channels;
    }

    private synchronized OpenFile adopt(OpenFile file, List<OpenFile> surplus) {
        channels++;
        OpenFile other = open.get(file.key);
        if (other != null && (other.writable || !file.writable)) {
            // Another thread was faster.
            retire(file, surplus);
            other.users++;
            return other;
        }
        if (other != null) {
            open.remove(file.key);
            retire(other, surplus);
        }
        file.users++;
        open.put(file.key, file);
        return file;
    }

    private synchronized List<OpenFile> makeRoom() {
        List<OpenFile> idle = new ArrayList<>();
        Iterator<OpenFile> oldestFirst = open.values().iterator();
        while (channels - idle.size() >= most && oldestFirst.hasNext()) {
            OpenFile file = oldestFirst.next();
            if (file.users == 0) {
                oldestFirst.remove();
                retire(file, idle);
            }
        }
        return idle;
    }

    private static void retire(OpenFile file, List<OpenFile> idle) {
        file.retired = true;
        if (file.users == 0) {
            idle.add(file);
        }
    }

    /** What was written has reached the system; a failing close could not be acted upon. */
    private void closeQuietly(List<OpenFile> idle) {
        for (OpenFile file : idle) {
            try {
                file.channel.close();
            } catch (IOException e) {
                LOG.debug("closing {}", file.key.file(), e);
            }
        }
        synchronized (this) {
            channels -= idle.size();
        }
    }
}
