package org.starling.net;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Both ends of a connection over loopback, for each test anew; afterwards no buffer may be missing. */
abstract class ConnectedStreams {
    Net net;
    Listener listener;
    Stream ours;
    Stream theirs;

    @BeforeEach
    void connect() throws Exception {
        net = new Net();
        listener = net.listen();
        Stream[] ends = net.pair(listener);
        ours = ends[0];
        theirs = ends[1];
    }

    @AfterEach
    void close() {
        listener.close();
        net.close();
    }
}
