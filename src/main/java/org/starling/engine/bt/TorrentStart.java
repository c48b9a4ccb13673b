package org.starling.engine.bt;

import org.starling.engine.TorrentListener;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;

/** What a torrent is started with; see {@link org.starling.engine.Engine#start}. */
record TorrentStart(TorrentSource source, TorrentSettings settings, TorrentListener listener) {}
