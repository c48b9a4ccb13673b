package org.starling.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.starling.rig.Child;
import org.starling.rig.Form;

/** A client that is not ours. */
interface OtherClient {
    String name();

    /** Its settings for encryption. */
    List<Mode> modes();

    /**
     * @param dials the forms it uses when it dials
     * @param accepts the forms it takes when it is dialled
     */
    record Mode(String name, Set<Form> dials, Set<Form> accepts) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * @param home for its state and logs, its own
     * @param data where the payload is or will be
     * @param torrent a .torrent file or a magnet link
     * @param seed the payload is there
     */
    record Job(Path home, Path data, String torrent, int port, boolean seed) {}

    Child start(Job job, Mode mode) throws IOException;
}
