package org.starling.app.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.starling.app.text.Texts;

/** Words for what the file system refuses; Java's own messages are often no more than a path. */
final class FileReasons {
    private FileReasons() {}

    static String of(FileSystemException failure, Texts texts) {
        if (failure instanceof NoSuchFileException) {
            return texts.get("file.missing");
        } else if (failure instanceof AccessDeniedException) {
            return texts.get("file.denied");
        } else if (failure instanceof FileAlreadyExistsException || failure instanceof DirectoryNotEmptyException) {
            return texts.get("file.exists");
        } else if (failure instanceof NotDirectoryException) {
            return texts.get("file.noFolder");
        }
        String reason = failure.getReason();
        return reason == null ? texts.get("file.other") : reason;
    }
}
