package org.starling.engine;

/**
 * How much the user wants a file. Skipped files are not fetched; bytes of them that share a piece go to the parts
 * file.
 */
public enum FilePriority {
    SKIP,
    LOW,
    NORMAL,
    HIGH
}
