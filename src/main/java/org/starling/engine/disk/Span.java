package org.starling.engine.disk;

/** A run of a piece's bytes within one file: {@code length} bytes from {@code position} of file number {@code file}. */
record Span(int file, long position, int length) {}
