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
        throw missing(program, debianPackage);
    }

    /** At this very place: the system's own Python is the one that has the system's modules. */
    static String require(String file, String debianPackage) {
        if (!Files.isExecutable(Path.of(file))) {
            throw missing(file, debianPackage);
        }
        return file;
    }

    private static AssertionError missing(String program, String debianPackage) {
        return new AssertionError(program + " is missing; install it: apt-get install " + debianPackage);
    }
}
