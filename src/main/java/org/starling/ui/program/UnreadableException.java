package org.starling.ui.program;

/** Something that is no torrent, or cannot be had; the message is a sentence for the user. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
