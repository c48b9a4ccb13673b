package org.starling.engine.diagnosis;

/** What there is to find, in the order in which findings of the same severity are told; with the evidence of each. */
public enum Kind {
    /** The user paused it. None. */
    PAUSED(0),
    /** It does not run, and nobody wanted that. None. */
    NOT_RUNNING(0),
    /** Its turn in the queue has not come. None. */
    QUEUED(0),
    /** The schedule, or the user, has stopped everything at this hour. None. */
    SCHEDULED(0),
    /** Its disk is nearly full. None. */
    NEARLY_FULL(0),
    /** The disk refuses to write or read. The failure. */
    DISK_REFUSES(1),
    /** Existing data is being hashed. The part done. */
    CHECKING(1),
    /** Data is on its way to another folder. The part done. */
    MOVING(1),
    /** The user has chosen no file. None. */
    NOTHING_CHOSEN(0),
    /** It has just been started. Seconds. */
    JUST_STARTED(1),
    /** A seed, and nobody is connected. None. */
    SEED_ALONE(0),
    /** A seed, and nobody who is connected wants anything. Peers. */
    SEED_UNWANTED(1),
    /** A magnet link, and nobody is connected who could tell its files. Addresses known. */
    METADATA_NO_PEERS(1),
    /** A magnet link, and those who are connected have not told its files yet. Peers. */
    METADATA_WAITS(1),
    /** Nobody is known: there is no working way to find peers. Trackers. */
    NO_SOURCE(1),
    /** Trackers work, but name nobody. Trackers that work. */
    NOBODY_KNOWN(1),
    /** Addresses are known, but nobody answers. Addresses; those that did not answer. */
    NOBODY_ANSWERS(2),
    /** Addresses are being tried. Addresses; those being dialled. */
    CONNECTING(2),
    /** Every tracker fails. Trackers; name of one; what is wrong with it. */
    TRACKERS_FAIL(3),
    /** Some trackers fail, others work. Those that fail; all; name of one; what is wrong with it. */
    SOME_TRACKERS_FAIL(4),
    /** No seed, and no connected peer has some of the missing pieces. Pieces missing everywhere; copies; peers. */
    PIECES_UNAVAILABLE(3),
    /** Peers are connected, but have nothing that is missing here. Peers. */
    NOTHING_OFFERED(1),
    /** All peers that have something for us refuse requests. Those that do; those that have something; seeds. */
    ALL_CHOKE(3),
    /** Most of them do. The same. */
    MOST_CHOKE(3),
    /** Peers that accepted requests have gone silent. Those; all that accept requests. */
    SILENT_PEERS(2),
    /** The disk cannot keep up. The part of the time in which the download waited; rate. */
    DISK_SLOW(2),
    /** The user's own limit for downloads is reached. Rate; limit. */
    DOWN_LIMITED(2),
    /** The user's own limit for uploads is reached. Rate; limit. */
    UP_LIMITED(2),
    /** The torrent has as many connections as it may have, and more peers are known. Connections; others known. */
    TORRENT_FULL(2),
    /** The same for all torrents together. Connections; others known. */
    CLIENT_FULL(2),
    /** Much of what came was thrown away. Bad pieces; bytes thrown away. */
    BAD_DATA(2),
    /** Only encrypted connections are allowed, and others do not answer. Addresses that did not answer. */
    ENCRYPTION_ONLY(1),
    /** Nobody from outside has connected to us. Seconds that the torrent has run. */
    NOT_REACHED(1),
    /** The same, and the router did not open our port when asked. The port. */
    PORT_CLOSED(1),
    /** Private: trackers only. Peers. */
    PRIVATE(1),
    /** Nothing has come yet from peers that accept requests. Those. */
    AWAITING_DATA(1),
    /** It downloads, from few. Peers that send; rate; rate of the fastest. */
    FEW_SEND(3),
    /** A seed that gives. Peers that get; rate. */
    SEEDING(2),
    /** It downloads. Rate; peers that send. */
    DOWNLOADING(2);

    private final int evidence;

    Kind(int evidence) {
        this.evidence = evidence;
    }

    /** How many pieces of evidence come with it. */
    public int evidence() {
        return evidence;
    }
}
