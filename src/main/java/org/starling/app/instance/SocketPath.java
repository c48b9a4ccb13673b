package org.starling.app.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.starling.wire.Hex;
import org.starling.wire.Sha1;

/**
 * Decides where the socket lies. The address of a Unix domain socket has about a hundred bytes, so a deep folder needs
 * a short way.
 */
final class SocketPath {
    static final int MAX_BYTES = 100;

    private final Map<String, String> environment;

    SocketPath(Map<String, String> environment) {
        this.environment = environment;
    }

    /** For the instance: the path to bind, its folder made; recorded if it is not in the state folder. */
    Path prepare(StateFolder state) throws IOException {
        Path usual = state.socket();
        if (length(usual) <= MAX_BYTES) {
            Files.deleteIfExists(state.socketRecord());
            return usual;
        }
        String hash = Hex.encode(Sha1.digest(state.path().toString().getBytes(StandardCharsets.UTF_8)))
                .substring(0, 16);
        Path folder = shortRoot().resolve("starling-" + hash);
        try {
            StateFolder.createPrivate(folder);
        } catch (FileAlreadyExistsException e) {
            refuseForeign(folder, state);
        }
        Path elsewhere = folder.resolve("s");
        if (length(elsewhere) > MAX_BYTES) {
            throw new IOException("the folder for temporary files has too long a path: " + folder);
        }
        Files.writeString(state.socketRecord(), elsewhere.toString());
        return elsewhere;
    }

    /** For a caller: where the instance said that it listens. */
    Path find(StateFolder state) throws IOException {
        try {
            return Path.of(Files.readString(state.socketRecord()).strip());
        } catch (NoSuchFileException e) {
            return state.socket();
        }
    }

    private Path shortRoot() {
        String runtime = environment.get("XDG_RUNTIME_DIR");
        return runtime != null && Path.of(runtime).isAbsolute() && Files.isDirectory(Path.of(runtime))
                ? Path.of(runtime)
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** Anybody may have made a folder of this name in a shared place before us. */
    private static void refuseForeign(Path folder, StateFolder state) throws IOException {
        boolean ours = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(state.path()));
        if (!ours) {
            throw new IOException("somebody else made " + folder);
        }
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static int length(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
