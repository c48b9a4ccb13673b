package org.starling.ui.program;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where addresses are, from a database that the user has on disk. Thread-safe. */
public interface Countries {

    /** ISO 3166, two letters; empty if it is not known, or not now. May read a file, so not on the window's thread. */
    Optional<String> code(InetAddress address);

    /** How it stands with that file as a database; an empty path for none. Never fails. */
    CompletableFuture<CountryState> check(String path);
}
