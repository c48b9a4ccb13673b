/** Tests of reading and making torrents. */
@NullMarked
package org.starling.engine.bt.metainfo;

import org.jspecify.annotations.NullMarked;
