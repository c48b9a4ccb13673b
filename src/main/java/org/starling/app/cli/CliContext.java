package org.starling.app.cli;

import java.nio.file.Path;
import java.util.Map;
import org.starling.app.text.Texts;

/**
 * What a command may use of the world around it.
 *
 * @param workingFolder relative paths of the command line are meant from here
 */
public record CliContext(
        Texts texts,
        Terminal terminal,
        Map<String, String> environment,
        String osName,
        Path workingFolder,
        Path home,
        Interrupts interrupts,
        Backend backend,
        PassphrasePrompt prompt) {

    Path resolve(String path) {
        return workingFolder.resolve(path).toAbsolutePath().normalize();
    }
}
