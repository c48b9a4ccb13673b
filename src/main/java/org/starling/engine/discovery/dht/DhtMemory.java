package org.starling.engine.discovery.dht;

import java.io.IOException;
import java.util.Optional;

/** Keeps what the node knows from one run to the next. Blocks; one call at a time. */
public interface DhtMemory {
    /** Forgets everything. */
    DhtMemory NONE = new DhtMemory() {
        @Override
        public Optional<byte[]> load() {
            return Optional.empty();
        }

        @Override
        public void save(byte[] state) {
            // There is nowhere to keep it.
        }
    };

    /** Empty if there is nothing, or nothing that can be read. */
    Optional<byte[]> load();

    void save(byte[] state) throws IOException;
}
