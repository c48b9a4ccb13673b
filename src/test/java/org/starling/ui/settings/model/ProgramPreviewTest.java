package org.starling.ui.settings.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgramPreviewTest {

    @Test
    void aLineIsAnArgumentAndAnEmptyOneInBetweenToo() {
        assertThat(ProgramPreview.arguments("/bin/x\n\n{name}\n\n")).containsExactly("/bin/x", "", "{name}");
        assertThat(ProgramPreview.arguments(" \n ")).isEmpty();
        assertThat(ProgramPreview.typed(List.of("/bin/x", "a b"))).isEqualTo("/bin/x\na b");
    }

    @Test
    void theCallShowsWhereArgumentsEnd() {
        assertThat(ProgramPreview.call(List.of("/bin/x", "", "{name}", "--in={folder}")))
                .isEqualTo("/bin/x \"\" \"Big Buck Bunny\" --in=/downloads");
    }

    @Test
    void batchFilesAreNotSafe() {
        assertThat(ProgramPreview.isSafe(List.of("C:\\x.bat", "{name}"))).isFalse();
        assertThat(ProgramPreview.isSafe(List.of("/bin/x"))).isTrue();
        assertThat(ProgramPreview.isSafe(List.of())).isTrue();
    }
}
