package org.starling.library.inspect;

import java.util.List;

/**
 * Something in a torrent that its user should know before it is downloaded.
 *
 * @param count how many files it concerns
 * @param examples paths of the first of them, fit to be shown
 */
public record Finding(Kind kind, int count, List<String> examples) {

    /** What it is; each has a sentence for the user. */
    public enum Kind {
        /** A program whose name pretends to be a film, a picture or a document. */
        DISGUISED_PROGRAM,
        /** Characters that cannot be seen or that turn the direction of the text. */
        HIDDEN_CHARACTERS,
        /** BEP 47 links; never created. */
        SYMLINK,
        /** Names that lead out of the folder; made harmless on disk. */
        ESCAPING_PATH,
        /** Names that some system reserves or forbids; changed on disk. */
        RESERVED_NAME,
        /** Names that are the same on systems that do not tell case. */
        SAME_NAME,
        /** Longer than file systems allow; cut on disk. */
        LONG_NAME,
        ABSURD_SIZE,
        VERY_MANY_FILES
    }

    public Finding {
        examples = List.copyOf(examples);
    }
}
