package org.starling.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LiveSettingsTest {
    private final List<Settings> saved = new ArrayList<>();
    private final List<Settings> told = new ArrayList<>();
    private final LiveSettings settings = new LiveSettings(Settings.USUAL, saved::add);

    @Test
    void aChangeIsSavedAndThenTold() throws IOException {
        Runnable cancel = settings.listen(told::add);
        settings.change(before -> before.with(FlagSetting.AWAKE, true));
        settings.change(before -> before.with(FlagSetting.AWAKE, true));
        assertThat(saved).hasSize(1).isEqualTo(told);
        assertThat(settings.current().get(FlagSetting.AWAKE)).isTrue();
        cancel.run();
        settings.change(before -> before.without(FlagSetting.AWAKE));
        assertThat(told).hasSize(1);
        assertThat(settings.current()).isEqualTo(Settings.USUAL);
    }

    @Test
    void whatCannotBeSavedIsNotInForce() {
        LiveSettings full = new LiveSettings(Settings.USUAL, changed -> {
            throw new IOException("full");
        });
        full.listen(told::add);
        assertThatThrownBy(() -> full.change(before -> before.with(NumberSetting.UP_LIMIT, 1)))
                .isInstanceOf(IOException.class);
        assertThat(full.current()).isEqualTo(Settings.USUAL);
        assertThat(told).isEmpty();
    }

    @Test
    void everySettingHasAKeyOfItsOwnAWordAndAUsualValueThatIsAllowed() {
        SettingTexts texts = new SettingTexts(Locale.ROOT);
        assertThat(Settings.all()).extracting(Setting::key).doesNotHaveDuplicates();
        for (Setting<?> setting : Settings.all()) {
            assertThat(texts.title(setting)).isNotBlank();
            assertThat(texts.explanation(setting)).isNotBlank();
            assertThat(Settings.find(setting.key())).isEqualTo(Optional.of(setting));
            check(setting);
        }
        assertThat(Settings.find("no.such")).isEmpty();
    }

    private static <T> void check(Setting<T> setting) {
        assertThat(setting.allows(setting.usual())).as(setting.key()).isTrue();
        assertThat(Settings.USUAL.get(setting)).isEqualTo(setting.usual());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "folders.complete,  /data/a b,  true",
                "folders.complete,  C:\\data,   true",
                "folders.complete,  ||,         true",
                "folders.complete,  data,       false",
                "share.then,        remove,     true",
                "share.then,        burn,       false",
                "limits.schedule,   nnn,        false",
                "limits.schedule,   ||,         true",
            })
    void textsAreChecked(String key, String value, boolean allowed) {
        Setting<?> setting = Settings.find(key).orElseThrow();
        assertThat(((TextSetting) setting).allows(value)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7,        true",
        "2001:db8::7,        true",
        "::ffff:203.0.113.7, true",
        "203.0.113.256,      false",
        "203.0.113,          false",
        "peer.example,       false",
        "dead.beef,          false",
        "fe80::1%eth0,       false",
    })
    void onlyAddressesInDigitsAreBanned(String address, boolean allowed) {
        assertThat(ListSetting.BANNED_PEERS.allows(List.of("192.0.2.1", address)))
                .isEqualTo(allowed);
    }

    @Test
    void noMoreThanAThousandAddressesAreBanned() {
        List<String> thousand = IntStream.range(0, 1_000)
                .mapToObj(i -> "10.0." + i / 250 + "." + i % 250)
                .toList();
        assertThat(ListSetting.BANNED_PEERS.allows(thousand)).isTrue();
        List<String> more = new ArrayList<>(thousand);
        more.add("192.0.2.1");
        assertThat(ListSetting.BANNED_PEERS.allows(more)).isFalse();
    }

    @Test
    void allKindsAreWrittenAndRead() {
        Settings all = Settings.USUAL
                .with(NumberSetting.DISK_RESERVE, 7)
                .with(FlagSetting.SHARE_ALL, true)
                .with(TextSetting.SCHEDULE_GRID, "n".repeat(24 * 7))
                .with(ListSetting.PROGRAM, List.of("/bin/x", "", "{name} ü"));
        assertThat(SettingsJson.read(SettingsJson.write(all))).contains(all);
    }
}
