package org.starling.app.instance;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * Where one Starling keeps everything: settings, list, keys, logs. Readable by its user only.
 *
 * @param path absolute
 */
public record StateFolder(Path path) {

    public StateFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** The folder that the system has for such things: XDG on Linux, its counterparts elsewhere. */
    public static StateFolder standard(Map<String, String> environment, String osName, Path home) {
        if (osName.startsWith("Windows")) {
            return new StateFolder(absolute(environment, "LOCALAPPDATA")
                    .orElse(home.resolve("AppData").resolve("Local"))
                    .resolve("Starling"));
        }
        if (osName.startsWith("Mac")) {
            return new StateFolder(
                    home.resolve("Library").resolve("Application Support").resolve("Starling"));
        }
        return new StateFolder(absolute(environment, "XDG_STATE_HOME")
                .orElse(home.resolve(".local").resolve("state"))
                .resolve("starling"));
    }

    /** Makes the folder if it is not there, for the user alone. */
    public void create() throws IOException {
        if (!Files.isDirectory(path)) {
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (Files.exists(path)) {
                throw new NotDirectoryException(path.toString());
            }
            createPrivate(path);
        }
    }

    public Path logs() {
        return path.resolve("log");
    }

    /** The list. */
    public Path torrents() {
        return path.resolve("torrents");
    }

    /** What the engine keeps: which pieces are verified. */
    public Path resume() {
        return path.resolve("resume");
    }

    public Path settings() {
        return path.resolve("settings.json");
    }

    /** Our place in the DHT, and the nodes that we know there. */
    public Path dht() {
        return path.resolve("dht");
    }

    /** Keys, friends, and what was told to whom. */
    public Path overlay() {
        return path.resolve("overlay");
    }

    Path lock() {
        return path.resolve("instance.lock");
    }

    Path socket() {
        return path.resolve("instance.sock");
    }

    /** Names the socket when it had to go elsewhere. */
    Path socketRecord() {
        return path.resolve("instance.address");
    }

    static void createPrivate(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }

    /** XDG: a relative path in these variables is to be ignored. */
    private static Optional<Path> absolute(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
