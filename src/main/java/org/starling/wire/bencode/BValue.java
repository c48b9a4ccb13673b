package org.starling.wire.bencode;

/** A bencoded value (BEP 3). Immutable. */
public sealed interface BValue permits BInt, BString, BList, BDict {}
