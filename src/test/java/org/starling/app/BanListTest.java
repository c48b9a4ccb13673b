package org.starling.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.instance.StateFolder;
import org.starling.engine.Engine;
import org.starling.settings.ListSetting;
import org.starling.settings.LiveSettings;

final class BanListTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<Object> bans = new ArrayList<>();
    private final Engine engine = (Engine) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("ban");
                bans.add(arguments[0]);
                return null;
            });

    @Test
    void bansHoldAtOnceAndAfterTheNextStart() throws Exception {
        StateFolder state = new StateFolder(folder.resolve("state"));
        state.create();
        LiveSettings settings = SettingsFile.open(state);
        BanList.follow(settings, engine);
        settings.change(before -> before.with(ListSetting.BANNED_PEERS, List.of("203.0.113.7", "2001:db8::7")));
        Set<Object> both = Set.of(InetAddresses.forString("203.0.113.7"), InetAddresses.forString("2001:db8::7"));
        assertThat(bans).containsExactly(Set.of(), both);

        BanList.follow(SettingsFile.open(state), engine);
        assertThat(bans).hasSize(3).last().isEqualTo(both);
    }
}
