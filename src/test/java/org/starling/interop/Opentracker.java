package org.starling.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.starling.rig.Child;
import org.starling.rig.Host;

/**
 * Opentracker: HTTP and UDP on the same port. Debian's speaks IPv4 only and serves only torrents that it is told of;
 * started by root it becomes nobody, in its folder as root of its files.
 */
final class Opentracker implements AutoCloseable {
    private final int port = Host.freePort();
    private final Child child;

    /** @param folder its own */
    Opentracker(Path folder, String infoHash) throws IOException {
        Files.writeString(folder.resolve("whitelist"), infoHash + "\n");
        child = Child.start(
                "opentracker",
                folder,
                List.of(
                        Programs.find("opentracker", "opentracker"),
                        "-i",
                        Host.ip(),
                        "-p",
                        Integer.toString(port),
                        "-P",
                        Integer.toString(port),
                        "-d",
                        folder.toString(),
                        "-w",
                        "whitelist"));
    }

    /** @param scheme http or udp */
    String url(String scheme) {
        return scheme + "://" + Host.ip() + ":" + port + "/announce";
    }

    @Override
    public String toString() {
        return child.log();
    }

    @Override
    public void close() {
        child.close();
    }
}
