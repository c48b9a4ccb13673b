package org.starling.engine.disk;

import java.nio.file.FileSystemException;

/** A link lies where a torrent's own folder or file should be. */
final class SymlinkException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    SymlinkException(String path) {
        super(path, null, "is a symbolic link");
    }
}
