package org.starling.wire.bencode;

/** A bencoded integer; values beyond 64 bits are refused when they are read. */
public record BInt(long value) implements BValue {}
