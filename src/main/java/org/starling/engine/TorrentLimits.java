package org.starling.engine;

/**
 * What one torrent may use, besides the {@link EngineLimits}.
 *
 * @param down bytes a second; 0 for no limit of its own
 * @param up bytes a second; 0 for no limit of its own
 * @param connections 0: as the engine has it for every torrent
 */
public record TorrentLimits(long down, long up, int connections) {

    public static final TorrentLimits NONE = new TorrentLimits(0, 0, 0);

    public TorrentLimits {
        if (down < 0 || up < 0 || connections < 0) {
            throw new IllegalArgumentException("a negative limit");
        }
    }
}
