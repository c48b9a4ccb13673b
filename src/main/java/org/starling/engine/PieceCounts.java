package org.starling.engine;

/**
 * A torrent's pieces at one moment; immutable.
 *
 * @param verified those that are ours
 * @param open begun and not yet verified, those included that wait for the disk
 * @param unavailable wanted ones that are not ours and that no connected peer has
 * @param availability copies of the torrent among us and the connected peers: how many there are of the rarest piece,
 *     and as the fraction, how large a part of the pieces there is at least one copy more of
 */
public record PieceCounts(int verified, int open, int unavailable, double availability) {
    /** While it is not known which pieces there are. */
    public static final PieceCounts NONE = new PieceCounts(0, 0, 0, 0);
}
