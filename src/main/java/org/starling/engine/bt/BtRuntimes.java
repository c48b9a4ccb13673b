package org.starling.engine.bt;

import bt.net.IConnectionSource;
import bt.runtime.BtRuntime;
import bt.runtime.Config;
import com.google.inject.Module;
import java.net.InetAddress;
import java.time.Duration;

/** Makes bt's runtimes with our bindings. */
final class BtRuntimes {

    private static final Duration SHUTDOWN = Duration.ofSeconds(2);

    private BtRuntimes() {}

    /**
     * Not started: bt's own peer exchange and local discovery are left out, they tell others about private torrents.
     */
    static BtRuntime create(Module bindings, int maxConnections) {
        Config config = new Config();
        config.setAcceptorAddress(InetAddress.getLoopbackAddress());
        config.setMaxPeerConnections(maxConnections);
        config.setShutdownHookTimeout(SHUTDOWN);
        BtRuntime runtime = BtRuntime.builder(config)
                .disableAutomaticShutdown()
                .disableStandardExtensions()
                .module(bindings)
                .build();
        // Nobody else asks for it before the start, and its listener wants to be started with the rest.
        runtime.service(IConnectionSource.class);
        return runtime;
    }
}
