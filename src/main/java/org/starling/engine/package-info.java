/**
 * BitTorrent as the library sees it: an engine, its torrents, and immutable snapshots of both. No type of the
 * underlying engine shows here.
 */
@NullMarked
package org.starling.engine;

import org.jspecify.annotations.NullMarked;
