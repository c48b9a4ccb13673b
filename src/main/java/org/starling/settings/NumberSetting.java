package org.starling.settings;

/** The settings that are numbers. */
public enum NumberSetting {
    /** Bytes a second that all torrents together may receive; 0 for no limit. */
    DOWN_LIMIT("limits.down", 0, 0, 1L << 40),

    /** Bytes a second that all torrents together may send; 0 for no limit. */
    UP_LIMIT("limits.up", 0, 0, 1L << 40),

    /** Connections of all torrents together. */
    CONNECTIONS("limits.connections", 500, 1, 65_535),

    /** Connections of a torrent that has no limit of its own. */
    CONNECTIONS_PER_TORRENT("limits.connectionsPerTorrent", 100, 1, 65_535),

    /** Connections being established at the same time; some routers suffer from many. */
    HALF_OPEN("limits.halfOpen", 64, 1, 4_096);

    private final String key;
    private final long usual;
    private final long least;
    private final long most;

    NumberSetting(String key, long usual, long least, long most) {
        this.key = key;
        this.usual = usual;
        this.least = least;
        this.most = most;
    }

    /** Its name in the file. */
    public String key() {
        return key;
    }

    /** Before anybody changes it. */
    public long usual() {
        return usual;
    }

    public boolean allows(long value) {
        return value >= least && value <= most;
    }
}
