package org.starling.library.statistics;

import org.starling.wire.InfoHash;

/** What a torrent has moved since it was last asked, in payload bytes. */
public record Moved(InfoHash torrent, long downloaded, long uploaded) {}
