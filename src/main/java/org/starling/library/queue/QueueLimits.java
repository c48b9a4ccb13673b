package org.starling.library.queue;

/**
 * How many torrents may be active at the same time; 0 for any number.
 *
 * @param downloads that fetch
 * @param uploads that only share
 * @param total of both together
 */
public record QueueLimits(int downloads, int uploads, int total, SlowRule slow) {
    public static final QueueLimits NONE = new QueueLimits(0, 0, 0, SlowRule.USUAL);

    public QueueLimits {
        if (downloads < 0 || uploads < 0 || total < 0) {
            throw new IllegalArgumentException("a negative number of torrents");
        }
    }

    public boolean isNone() {
        return downloads == 0 && uploads == 0 && total == 0;
    }
}
