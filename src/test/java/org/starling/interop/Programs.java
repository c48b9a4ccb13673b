package org.starling.interop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds other people's programs; a missing one is a failure, never a skipped test. */
final class Programs {
    private Programs() {}

    static String find(String program, String debianPackage) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            Path file = Path.of(folder, program);
            if (Files.isExecutable(file)) {
                return file.toString();
            }
        }
        throw new AssertionError(program + " is missing; install it: apt-get install " + debianPackage);
    }
}
