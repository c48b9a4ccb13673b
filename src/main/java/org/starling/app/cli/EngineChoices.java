package org.starling.app.cli;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.starling.app.command.LimitChange;
import org.starling.engine.Encryption;

/** What the command line says of the engine as a whole; it counts for the call that starts the instance. */
public record EngineChoices(
        OptionalInt port,
        Optional<InetAddress> bind,
        Optional<Encryption> encryption,
        boolean lsd,
        boolean pex,
        LimitChange rates) {
    public static final EngineChoices NONE = new EngineChoices(
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            true,
            new LimitChange(Optional.empty(), Optional.empty(), Optional.empty()));

    EngineChoices withAnyPort() {
        return new EngineChoices(OptionalInt.of(0), bind, encryption, lsd, pex, rates);
    }

    /** Something was chosen. */
    boolean any() {
        return !equals(NONE);
    }
}
