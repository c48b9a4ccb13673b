package org.starling.library.share;

import java.util.Optional;

/**
 * How far a torrent has been shared at one moment.
 *
 * @param ratio uploaded for each byte that it has; 0 while it has none
 * @param own its own limits; empty: those of its category, or of all
 * @param inForce its own, its category's or those of all
 * @param reached they have paused it, and it is not paused again if it is resumed
 */
public record ShareStatus(double ratio, Optional<ShareLimits> own, ShareLimits inForce, boolean reached) {}
