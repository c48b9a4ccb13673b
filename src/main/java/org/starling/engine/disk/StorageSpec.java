package org.starling.engine.disk;

import java.nio.file.Path;
import org.starling.engine.Metainfo;
import org.starling.engine.TorrentSettings;

/**
 * What a torrent's storage is opened with.
 *
 * @param resumeFile remembers verified pieces; created when missing
 */
public record StorageSpec(Metainfo metainfo, TorrentSettings settings, Path resumeFile) {}
