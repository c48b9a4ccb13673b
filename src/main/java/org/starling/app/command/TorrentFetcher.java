package org.starling.app.command;

import java.io.IOException;

/** Fetches a .torrent file over http or https, through the network's own door. */
public interface TorrentFetcher {

    /** @throws IOException with a reason for the user if it cannot be fetched or is larger than {@code maxBytes} */
    byte[] fetch(String url, int maxBytes) throws IOException, InterruptedException;
}
