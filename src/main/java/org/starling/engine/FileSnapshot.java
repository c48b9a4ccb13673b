package org.starling.engine;

/**
 * A file of a running torrent at one moment; immutable.
 *
 * @param index in the metainfo
 * @param length bytes
 * @param verified bytes of it that lie in verified pieces
 * @param availability copies of it among us and the connected peers, see {@link PieceCounts#availability}
 */
public record FileSnapshot(int index, long length, long verified, FilePriority priority, double availability) {}
