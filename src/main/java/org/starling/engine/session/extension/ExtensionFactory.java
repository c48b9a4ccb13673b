package org.starling.engine.session.extension;

import org.starling.wire.InfoHash;

/**
 * Makes an extension for one torrent. Not called at all for private torrents where the extension would
 * leak (BEP 27).
 */
public interface ExtensionFactory {

    /** False for extensions that tell others about peers (ut_pex): a private torrent does not get them. */
    boolean allowedForPrivate();

    Extension create(InfoHash torrent, Swarm swarm);
}
