package org.starling.settings;

/** The settings that are numbers. */
public enum NumberSetting implements Setting<Long> {
    /** Bytes a second that all torrents together may receive; 0 for no limit. */
    DOWN_LIMIT("limits.down", 0, 0, 1L << 40),

    /** Bytes a second that all torrents together may send; 0 for no limit. */
    UP_LIMIT("limits.up", 0, 0, 1L << 40),

    /** Connections of all torrents together. */
    CONNECTIONS("limits.connections", 500, 1, 65_535),

    /** Connections of a torrent that has no limit of its own. */
    CONNECTIONS_PER_TORRENT("limits.connectionsPerTorrent", 100, 1, 65_535),

    /** Connections being established at the same time; some routers suffer from many. */
    HALF_OPEN("limits.halfOpen", 64, 1, 4_096),

    /** Bytes a second in the alternative mode; 0 for no limit. */
    ALTERNATIVE_DOWN("limits.alternative.down", 0, 0, 1L << 40),

    /** Bytes a second in the alternative mode; 0 for no limit. */
    ALTERNATIVE_UP("limits.alternative.up", 0, 0, 1L << 40),

    /** Torrents that download at the same time; 0 for any number. */
    QUEUE_DOWNLOADS("queue.downloads", 0, 0, 1_000_000),

    /** Complete torrents that share at the same time; 0 for any number. */
    QUEUE_UPLOADS("queue.uploads", 0, 0, 1_000_000),

    /** Of both together; 0 for any number. */
    QUEUE_TOTAL("queue.total", 0, 0, 1_000_000),

    /** Bytes a second below which a download is slow. */
    QUEUE_SLOW_DOWN("queue.slow.down", 2L << 10, 0, 1L << 40),

    /** Bytes a second below which an upload is slow. */
    QUEUE_SLOW_UP("queue.slow.up", 2L << 10, 0, 1L << 40),

    /** How long a torrent must be slow to count as slow, and fast to count as fast. */
    QUEUE_SLOW_SECONDS("queue.slow.seconds", 60, 1, 86_400),

    /** Hundredths of what a torrent has that are uploaded before it has been shared enough; 0 for no limit. */
    SHARE_RATIO("share.ratioPercent", 0, 0, 100_000_000),

    /** Minutes of seeding; 0 for no limit. */
    SHARE_SEEDING("share.seedingMinutes", 0, 0, 100_000_000),

    /** Minutes in which nobody takes anything; 0 for no limit. */
    SHARE_IDLE("share.idleMinutes", 0, 0, 100_000_000),

    /** Bytes that downloads leave free on a disk; 0: they go on until it is full. */
    DISK_RESERVE("disk.reserve", 0, 0, 1L << 50),

    /** Minutes for which removed data and other steps are kept to be taken back; 0: not at all. */
    UNDO_MINUTES("undo.minutes", 60, 0, 525_600);

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

    @Override
    public String key() {
        return key;
    }

    @Override
    public Long usual() {
        return usual;
    }

    @Override
    public boolean allows(Long value) {
        return value >= least && value <= most;
    }
}
