package org.starling.engine;

/**
 * What all torrents together may use; changeable while they run.
 *
 * @param down bytes a second that peers may send us, their protocol included; 0 for no limit
 * @param up bytes a second that we may send to peers, our protocol included; 0 for no limit
 * @param connections of all torrents together
 * @param connectionsPerTorrent of a torrent that has no limit of its own
 * @param halfOpen connections being established at the same time
 */
public record EngineLimits(long down, long up, int connections, int connectionsPerTorrent, int halfOpen) {

    public static final EngineLimits USUAL = new EngineLimits(0, 0, 500, 100, 64);

    public EngineLimits {
        if (down < 0 || up < 0 || connections < 1 || connectionsPerTorrent < 1 || halfOpen < 1) {
            throw new IllegalArgumentException("a limit that lets nothing through");
        }
    }

    public EngineLimits withRates(long downNow, long upNow) {
        return new EngineLimits(downNow, upNow, connections, connectionsPerTorrent, halfOpen);
    }

    public EngineLimits withConnections(int all, int perTorrent) {
        return new EngineLimits(down, up, all, perTorrent, halfOpen);
    }
}
