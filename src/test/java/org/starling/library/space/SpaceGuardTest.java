package org.starling.library.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceGuardTest {

    @ParameterizedTest
    @CsvSource({
        // before, MiB free, MiB of reserve, after
        "false, 0,    0,    false",
        "false, 100,  100,  false",
        "false, 99,   100,  true",
        "true,  100,  100,  true",
        "true,  163,  100,  true",
        "true,  164,  100,  false",
        "true,  1099, 1000, true",
        "true,  1100, 1000, false",
        "true,  0,    0,    false",
    })
    void stopsAtTheReserveAndGoesOnWhenThereIsMore(boolean before, long free, long reserve, boolean after) {
        assertThat(SpaceGuard.isFull(before, free << 20, reserve << 20)).isEqualTo(after);
    }

    @Test
    void asksAboutAFolderThatWillBeMade(@TempDir Path folder) throws IOException {
        assertThat(FreeSpace.SYSTEM.free(folder.resolve("not/there/yet"))).isPositive();
    }
}
