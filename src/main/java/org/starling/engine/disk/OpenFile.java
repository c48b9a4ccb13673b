package org.starling.engine.disk;

import java.nio.channels.FileChannel;

/** A channel that is shared by those who use it now; {@link OpenFiles} guards all but the channel. */
final class OpenFile {
    final FileKey key;
    final FileChannel channel;
    final boolean writable;
    int users;
    boolean retired;

    OpenFile(FileKey key, FileChannel channel, boolean writable) {
        this.key = key;
        this.channel = channel;
        this.writable = writable;
    }
}
