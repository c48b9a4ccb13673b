package org.starling.engine;

import java.util.List;

/**
 * One file of a torrent, exactly as its metainfo names it: nothing here is safe to use as a path yet.
 *
 * @param path elements below the torrent's name; a single element equal to the name for single-file torrents
 * @param length bytes
 * @param offset of its first byte in the torrent's data
 * @param padding BEP 47: filler for alignment, never written
 * @param executable BEP 47 attribute x
 * @param symlink BEP 47 attribute l: such a file is shown as a warning and never created as a link
 */
public record MetainfoFile(
        List<String> path, long length, long offset, boolean padding, boolean executable, boolean symlink) {

    public MetainfoFile {
        path = List.copyOf(path);
    }
}
