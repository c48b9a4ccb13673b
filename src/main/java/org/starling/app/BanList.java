package org.starling.app;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.starling.app.command.Addresses;
import org.starling.engine.Engine;
import org.starling.settings.ListSetting;
import org.starling.settings.LiveSettings;
import org.starling.settings.Settings;

/** Keeps the engine to the addresses that the settings ban. */
final class BanList {
    private BanList() {}

    /** From now on, and at once. */
    static void follow(LiveSettings settings, Engine engine) {
        settings.listen(changed -> engine.ban(of(changed)));
        engine.ban(of(settings.current()));
    }

    private static Set<InetAddress> of(Settings settings) {
        return settings.get(ListSetting.BANNED_PEERS).stream()
                .map(Addresses::address)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
