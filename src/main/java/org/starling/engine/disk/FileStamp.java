package org.starling.engine.disk;

/** What a file looked like when the torrent was closed; size -1 where there was none. */
record FileStamp(long size, long modifiedMillis) {
    static final FileStamp NONE = new FileStamp(-1, 0);
}
