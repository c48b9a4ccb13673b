package org.starling.app.cli;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.starling.engine.Encryption;

/** What the command line says of the engine as a whole; it counts for the call that starts the instance. */
public record EngineChoices(
        OptionalInt port,
        Optional<InetAddress> bind,
        Optional<Encryption> encryption,
        boolean lsd,
        boolean pex,
        boolean portMapping) {
    public static final EngineChoices NONE =
            new EngineChoices(OptionalInt.empty(), Optional.empty(), Optional.empty(), true, true, true);

    EngineChoices withAnyPort() {
        return new EngineChoices(OptionalInt.of(0), bind, encryption, lsd, pex, portMapping);
    }

    /** Something was chosen. */
    boolean any() {
        return !equals(NONE);
    }
}
