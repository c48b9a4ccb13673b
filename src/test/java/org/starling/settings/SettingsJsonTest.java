package org.starling.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsJsonTest {
    private static Optional<Settings> read(String json) {
        return SettingsJson.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsWrittenIsRead() {
        Settings settings =
                Settings.USUAL.with(NumberSetting.DOWN_LIMIT, 5).with(NumberSetting.CONNECTIONS, 65_535);

        assertThat(SettingsJson.read(SettingsJson.write(settings))).contains(settings);
        assertThat(SettingsJson.write(Settings.USUAL)).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"limits.down\":-1}",
                "{\"limits.down\":1e99}",
                "{\"limits.down\":99999999999999999999999999}",
                "{\"limits.connections\":0}",
                "{\"limits.connections\":\"7\"}",
                "{\"limits.connections\":[7]}",
                "{\"limits.connections\":{\"limits.down\":7}}",
                "{\"of another version\":{\"a\":[1,{}]}}"
            })
    void whatIsNotAllowedStaysAsUsual(String json) {
        assertThat(read(json)).contains(Settings.USUAL);
    }

    @Test
    void whatFollowsSomethingUnknownIsRead() {
        assertThat(read("{\"x\":[1],\"limits.up\":9}")).contains(Settings.USUAL.with(NumberSetting.UP_LIMIT, 9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{\"limits.up\":9", "no"})
    void whatIsNoObjectIsNothing(String json) {
        assertThat(read(json)).isEmpty();
    }

    @Test
    void damageIsSurvived() {
        byte[] good = SettingsJson.write(
                Settings.USUAL.with(NumberSetting.DOWN_LIMIT, 500_000).with(NumberSetting.HALF_OPEN, 9));
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = good.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            SettingsJson.read(bad).ifPresent(settings -> {
                for (NumberSetting setting : NumberSetting.values()) {
                    assertThat(setting.allows(settings.get(setting))).isTrue();
                }
            });
        }
    }

    @Test
    void aValueOutOfBoundsIsRefused() {
        assertThatThrownBy(() -> Settings.USUAL.with(NumberSetting.CONNECTIONS, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limits.connections");
    }
}
