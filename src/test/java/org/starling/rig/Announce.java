package org.starling.rig;

/**
 * What a client told the tracker.
 *
 * @param event started, completed, stopped, or empty
 * @param left bytes; 0 for a seed
 */
public record Announce(int port, String event, long left, long downloaded, long uploaded) {}
