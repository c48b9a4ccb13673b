package org.starling.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.instance.StateFolder;
import org.starling.settings.LiveSettings;
import org.starling.settings.LiveSettings.Condition;
import org.starling.settings.NumberSetting;
import org.starling.settings.Settings;

final class SettingsFileTest {
    @TempDir
    Path folder;

    private LiveSettings open() {
        return SettingsFile.open(new StateFolder(folder));
    }

    private void save(int downloads) throws IOException {
        open().change(before -> before.with(NumberSetting.QUEUE_DOWNLOADS, downloads));
    }

    @Test
    void nothingSavedIsNotDamage() {
        assertThat(open().condition()).isEqualTo(Condition.INTACT);
        assertThat(open().current()).isEqualTo(Settings.USUAL);
    }

    @Test
    void beforeTheDamageIsBetterThanNothingAndIsTold() throws IOException {
        save(3);
        save(4);
        assertThat(open().condition()).isEqualTo(Condition.INTACT);
        Files.writeString(folder.resolve("settings.json"), "{\"queue.downloads\": 9");
        assertThat(open().condition()).isEqualTo(Condition.OLDER_USED);
        assertThat(open().current().get(NumberSetting.QUEUE_DOWNLOADS)).isEqualTo(3);
    }

    @Test
    void thatNothingIsLeftIsTold() throws IOException {
        save(3);
        save(4);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.writeString(file, "");
            }
        }
        assertThat(open().condition()).isEqualTo(Condition.LOST);
        assertThat(open().current()).isEqualTo(Settings.USUAL);
    }
}
