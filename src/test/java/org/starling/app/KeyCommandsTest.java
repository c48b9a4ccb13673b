package org.starling.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys are saved, restored and protected from the command line. */
@Timeout(240)
final class KeyCommandsTest {
    private static final String VARIABLE = "STARLING_PASSPHRASE_FILE";

    @TempDir
    Path folder;

    private Program program;
    private String right = "";
    private String wrong = "";

    @BeforeEach
    void start() throws IOException {
        program = new Program(folder.resolve("home"));
        right = program.file("right", "correct horse");
        wrong = program.file("wrong", "wrong horse");
    }

    @AfterEach
    void stop() throws InterruptedException {
        program.close();
    }

    private String permId() {
        return program.json("id").get("permid").asText();
    }

    @Test
    void keysAreSavedAndRestored() throws Exception {
        program.start();
        String backup = program.path("backup.pem");
        assertThat(program.failed("id", "export", backup)).contains("no key yet");
        program.ok("overlay", "on");
        String old = permId();
        assertThat(program.json("id", "export", backup, "--passphrase-file", right)
                        .findValuesAsText("curve"))
                .containsExactly("p256", "sect233k1");
        assertThat(Files.readString(Path.of(backup))).contains("ENCRYPTED").doesNotContain("BEGIN PRIVATE");
        assertThat(program.failed("id", "export", backup)).contains("a file already");
        assertThat(program.ok("id", "export", program.path("open.pem"))).contains("Whoever has this file");

        try (Program other = new Program(folder.resolve("other"))) {
            other.start();
            other.ok("overlay", "on");
            String before = other.json("id").get("permid").asText();
            assertThat(other.failed("id", "import", backup)).contains("--passphrase-file");
            assertThat(other.failed("id", "import", backup, "--passphrase-file", wrong))
                    .contains("does not open");
            assertThat(other.failed("id", "import", other.path("none"))).contains("none");
            damage(backup, other);
            assertThat(other.json("id").get("permid").asText()).isEqualTo(before);

            other.typed.add("correct horse");
            assertThat(other.json("id", "import", backup).findValuesAsText("permid"))
                    .contains(old);
            assertThat(other.json("id").get("permid").asText()).isEqualTo(old);
            assertThat(other.json("id", "import", program.path("open.pem")).findValuesAsText("permid"))
                    .contains(old);
        }
    }

    private void damage(String backup, Program other) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(backup));
        String cut = program.file("cut", String.join("\n", lines.subList(0, 3)));
        String noise = program.file("noise", "noise");
        String changed = program.file("changed", String.join("\n", lines).replaceFirst("(?m)^M", "N"));
        for (String file : List.of(cut, noise, changed)) {
            assertThat(other.failed("id", "import", file, "--passphrase-file", right))
                    .containsPattern("damaged|does not open|another key");
        }
    }

    @Test
    void protectedKeysOpenWithTheirPassphraseOnly() throws Exception {
        program.start();
        assertThat(program.failed("id", "protect", "--passphrase-file", right)).contains("no key yet");
        program.ok("overlay", "on");
        String permId = permId();
        assertThat(program.ok("id", "protect", "--passphrase-file", right)).contains("this passphrase only");
        assertThat(permId()).isEqualTo(permId);
        assertThat(program.json("overlay", "off").get("locked").asBoolean()).isFalse();
        assertThat(program.json("overlay", "on").get("on").asBoolean()).isTrue();
        program.stop();

        program.start();
        program.awaitRemark(VARIABLE);
        assertThat(program.json("overlay").get("locked").asBoolean()).isTrue();
        assertThat(program.json("overlay").get("on").asBoolean()).isFalse();
        assertThat(program.failed("friend")).contains("--passphrase-file");
        assertThat(program.failed("overlay", "on")).contains(VARIABLE);
        assertThat(program.failed("overlay", "on", "--passphrase-file", wrong)).contains("do not open");
        assertThat(program.failed("id", "export", program.path("none.pem"))).contains("protected");
        assertThat(program.json("overlay", "on", "--passphrase-file", right)
                        .get("permid")
                        .asText())
                .isEqualTo(permId);
        program.stop();

        program.start("--passphrase-file", wrong);
        program.awaitRemark("do not open");
        program.typed.add("correct horse");
        assertThat(program.ok("overlay", "on")).contains("The overlay is on");
        assertThat(program.typed).isEmpty();
        assertThat(permId()).isEqualTo(permId);
    }

    @Test
    void aFileIsNamedForEveryStart() throws Exception {
        program.environment.put(VARIABLE, right);
        program.start();
        program.ok("overlay", "on");
        String permId = permId();
        for (String key : List.of("friend.pem", "classic.pem")) {
            Path file = folder.resolve("home/state/overlay/keys").resolve(key);
            assertThat(Files.readString(file)).as("a fresh key is protected").contains("ENCRYPTED");
        }
        program.stop();

        program.start();
        program.awaitOverlay();
        assertThat(permId()).isEqualTo(permId);
        assertThat(program.ok("id", "unprotect")).contains("no passphrase any more");
        program.stop();

        program.environment.clear();
        program.start();
        program.awaitOverlay();
        assertThat(permId()).isEqualTo(permId);
    }

    @Test
    void aNewPassphraseIsTypedTwice() throws Exception {
        program.start();
        program.ok("overlay", "on");
        program.typed.addAll(List.of("one", "two"));
        assertThat(program.failed("id", "protect")).contains("two different");
        program.typed.addAll(List.of("one", "one"));
        program.ok("id", "protect");
        program.stop();
        program.start("--passphrase-file", program.file("one", "one"));
        program.awaitOverlay();
    }

    @Test
    void restoredKeysAreProtectedAsThoseBeforeThem() throws Exception {
        program.start();
        program.ok("overlay", "on");
        program.ok("id", "export", program.path("open.pem"));
        program.ok("id", "protect", "--passphrase-file", right);
        program.ok("id", "import", program.path("open.pem"));
        Path key = folder.resolve("home/state/overlay/keys/friend.pem");
        assertThat(Files.readString(key)).contains("ENCRYPTED");
        assertThat(program.json("overlay").get("on").asBoolean()).isTrue();
    }
}
