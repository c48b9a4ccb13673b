package org.starling.library;

import org.starling.wire.Magnet;

/** What a user hands in to be downloaded. URLs are fetched before they come here. */
public sealed interface TorrentInput {

    /** The bytes of a .torrent file, unchecked. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record File(byte[] bytes) implements TorrentInput {}

    record Link(Magnet magnet) implements TorrentInput {}
}
