package org.starling.library;

/**
 * What has come and gone in all runs, counted in payload bytes and seconds. Immutable.
 *
 * @param active seconds in which it ran
 * @param seeding of these, with everything complete that was wanted
 */
public record TransferTotals(long downloaded, long uploaded, long active, long seeding) {
    public static final TransferTotals NONE = new TransferTotals(0, 0, 0, 0);

    TransferTotals plus(TransferTotals more) {
        return new TransferTotals(
                downloaded + more.downloaded, uploaded + more.uploaded, active + more.active, seeding + more.seeding);
    }

    TransferTotals minus(TransferTotals less) {
        return new TransferTotals(
                downloaded - less.downloaded, uploaded - less.uploaded, active - less.active, seeding - less.seeding);
    }

    /** The same payload, whatever the times. */
    boolean sameTraffic(TransferTotals other) {
        return downloaded == other.downloaded && uploaded == other.uploaded;
    }
}
