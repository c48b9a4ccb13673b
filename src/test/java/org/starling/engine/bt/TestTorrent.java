package org.starling.engine.bt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.engine.MetainfoService;
import org.starling.engine.MetainfoService.CreateRequest;

/** Random content in a folder, and the torrent of it. */
record TestTorrent(Path folder, Metainfo metainfo) {

    static TestTorrent create(Path folder, String name, int bytes, MetainfoService service)
            throws IOException, InterruptedException, MetainfoException {
        return create(folder, name, bytes, false, service);
    }

    static TestTorrent createPrivate(Path folder, String name, int bytes, MetainfoService service)
            throws IOException, InterruptedException, MetainfoException {
        return create(folder, name, bytes, true, service);
    }

    private static TestTorrent create(Path folder, String name, int bytes, boolean isPrivate, MetainfoService service)
            throws IOException, InterruptedException, MetainfoException {
        byte[] content = new byte[bytes];
        new Random(name.hashCode()).nextBytes(content);
        Path file = Files.createDirectories(folder).resolve(name);
        Files.write(file, content);
        CreateRequest request = new CreateRequest(
                file, Optional.empty(), isPrivate, List.of(), List.of(), Optional.empty(), "", Optional.empty());
        return new TestTorrent(folder, service.parse(service.create(request, p -> {})));
    }

    byte[] content() throws IOException {
        return contentIn(folder);
    }

    byte[] contentIn(Path other) throws IOException {
        return Files.readAllBytes(other.resolve(metainfo.name()));
    }
}
