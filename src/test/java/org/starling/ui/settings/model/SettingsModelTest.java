package org.starling.ui.settings.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.starling.settings.FlagSetting;
import org.starling.settings.LiveSettings;
import org.starling.settings.NumberSetting;
import org.starling.settings.Settings;
import org.starling.settings.TextSetting;
import org.starling.ui.DirectThreads;
import org.starling.ui.FakeProgram;
import org.starling.ui.text.Words;
import org.starling.ui.transfers.model.Measure;

final class SettingsModelTest {
    private final FakeProgram program = new FakeProgram();
    private final Words words = Words.of(Locale.ENGLISH);
    private final SettingsModel model = new SettingsModel(program, new DirectThreads(), words);

    @Test
    void whatIsTypedIsSavedAndHolds() {
        assertThat(model.type(NumberSetting.QUEUE_DOWNLOADS, Measure.COUNT, " 3 "))
                .isTrue();
        assertThat(program.settings().current().get(NumberSetting.QUEUE_DOWNLOADS))
                .isEqualTo(3);
        assertThat(model.told().get()).isEqualTo(words.get("settings.saved"));
        assertThat(model.number(NumberSetting.QUEUE_DOWNLOADS)).isEqualTo(3);
    }

    @Test
    void limitsInForceAreShownAndChanged() {
        assertThat(model.type(NumberSetting.UP_LIMIT, Measure.RATE, "500K")).isTrue();
        assertThat(model.type(NumberSetting.CONNECTIONS, Measure.COUNT, "7")).isTrue();
        assertThat(program.limits().get().up()).isEqualTo(500 << 10);
        assertThat(program.limits().get().connections()).isEqualTo(7);
        assertThat(model.number(NumberSetting.UP_LIMIT)).isEqualTo(500 << 10);
    }

    @Test
    void whatIsNotPossibleChangesNothingAndIsSaid() {
        assertThat(model.type(NumberSetting.CONNECTIONS, Measure.COUNT, "0")).isFalse();
        assertThat(model.type(NumberSetting.DISK_RESERVE, Measure.SIZE, "much")).isFalse();
        assertThat(model.told().get()).contains("much");
        assertThat(model.set(TextSetting.COMPLETE_FOLDER, "films")).isFalse();
        assertThat(program.settings().current()).isEqualTo(Settings.USUAL);
    }

    @Test
    void whatCannotBeSavedIsSaidAndTheNextChangeIsTriedAll() {
        program.settings(new LiveSettings(Settings.USUAL, changed -> {
            throw new IOException("full");
        }));
        SettingsModel full = new SettingsModel(program, new DirectThreads(), words);
        assertThat(full.set(FlagSetting.AWAKE, true)).isTrue();
        assertThat(full.told().get()).contains("full");
        full.tell("");
        full.set(FlagSetting.SHARE_ALL, true);
        assertThat(full.told().get()).contains("full");
    }
}
