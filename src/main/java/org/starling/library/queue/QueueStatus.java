package org.starling.library.queue;

/**
 * A torrent's place in the queue at one moment.
 *
 * @param position from 1, over all torrents
 * @param forced it runs whatever the limits say
 */
public record QueueStatus(int position, boolean forced) {}
