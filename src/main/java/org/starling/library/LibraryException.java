package org.starling.library;

/** A command on the library that could not be carried out. */
public final class LibraryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of refusal, as far as it changes what the user is told. */
    public enum Kind {
        UNKNOWN_TORRENT,
        NOT_A_TORRENT,
        NO_METADATA_YET,
        NO_SUCH_FILE,
        NOT_RUNNING,
        BAD_NAME,
        TARGET_EXISTS,
        FOLDER_VANISHED,
        FOLDER_IS_FILE,
        FOLDER_READ_ONLY,
        DISK,
        NO_SUCH_CATEGORY,
        BAD_LABEL,
        BAD_FOLDER,
        NOTHING_TO_UNDO,
        CANNOT_UNDO,
        STATE_NOT_SAVED,
        CLOSED
    }

    private final Kind kind;

    public LibraryException(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    public LibraryException(Kind kind, String detail, Throwable cause) {
        super(detail, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
