package org.starling.overlay.permid;

/** What each guess at a passphrase costs (RFC 7914): memory of {@code 128 * n * r} bytes, {@code p} times. */
record ScryptCost(int n, int r, int p) {
    /** OpenSSL refuses to open files that take 32 MiB, so it is half of that, twice. */
    static final ScryptCost OURS = new ScryptCost(1 << 14, 8, 2);

    private static final int MAX_P = 4;

    /** A file that somebody else made must not take more memory than can be spared. */
    private static final long MAX_MEMORY = 128L << 20;

    /** True if a file may ask for it. */
    boolean isBearable() {
        return n > 1 && Integer.bitCount(n) == 1 && r > 0 && p > 0 && p <= MAX_P && (long) n * r <= MAX_MEMORY / 128;
    }
}
