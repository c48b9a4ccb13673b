package org.starling.endurance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.starling.rig.Child;

/** A file system in memory that can be filled, made read-only and grown. Needs root, or sudo without a password. */
final class SmallDisk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final Path logs;

    SmallDisk(Path parent, int kibibytes) throws Exception {
        logs = parent;
        folder = Files.createDirectory(parent.resolve("small disk"));
        run("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "starling-test", folder.toString());
    }

    Path folder() {
        return folder;
    }

    /** @param options of mount, such as size=8m or ro */
    void change(String options) throws Exception {
        run("mount", "-o", "remount," + options, folder.toString());
    }

    private void run(String... command) throws Exception {
        List<String> words = new ArrayList<>();
        if (!"root".equals(System.getProperty("user.name"))) {
            words.addAll(List.of("sudo", "-n"));
        }
        words.addAll(List.of(command));
        try (Child child = Child.start("mount", logs, words)) {
            if (child.awaitExit(PATIENCE) != 0) {
                throw new AssertionError(String.join(" ", words) + "\n" + child.log());
            }
        }
    }

    /** Whatever still uses it loses it. */
    @Override
    public void close() throws Exception {
        run("umount", "-l", folder.toString());
    }
}
