package org.starling.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.starling.engine.discovery.dht.DhtMemory;
import org.starling.store.SafeFile;

/** The DHT's ids and nodes in the state folder. A damaged file is as good as none: the node joins anew. */
final class DhtFile implements DhtMemory {
    private final SafeFile file;

    DhtFile(Path path) {
        this.file = new SafeFile(path);
    }

    @Override
    public Optional<byte[]> load() {
        return file.<byte[]>load(Optional::of).value();
    }

    @Override
    public void save(byte[] state) throws IOException {
        file.save(state);
    }
}
