package org.starling.net.serve;

import java.util.Optional;

/** What a {@link LocalServer} has to give. Called on its loop, so it answers at once. */
@FunctionalInterface
public interface Site {

    /** @param path of the request, as it was sent: begins with a slash, has no query */
    Optional<Content> find(String path);
}
