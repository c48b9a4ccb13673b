package org.starling.app.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StateFolderTest {
    private final Path home = Path.of("/home/me");

    @Test
    void liesWhereTheSystemWantsIt() {
        assertThat(StateFolder.standard(Map.of(), "Linux", home).path())
                .isEqualTo(Path.of("/home/me/.local/state/starling"));
        assertThat(StateFolder.standard(Map.of("XDG_STATE_HOME", "/x"), "Linux", home)
                        .path())
                .isEqualTo(Path.of("/x/starling"));
        assertThat(StateFolder.standard(Map.of("XDG_STATE_HOME", "relative"), "Linux", home)
                        .path())
                .isEqualTo(Path.of("/home/me/.local/state/starling"));
        assertThat(StateFolder.standard(Map.of(), "Mac OS X", home).path())
                .isEqualTo(Path.of("/home/me/Library/Application Support/Starling"));
        assertThat(StateFolder.standard(Map.of(), "Windows 11", home).path())
                .isEqualTo(Path.of("/home/me/AppData/Local/Starling"));
    }
}
