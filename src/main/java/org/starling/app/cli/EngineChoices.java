package org.starling.app.cli;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.starling.app.command.LimitChange;
import org.starling.engine.Encryption;
import org.starling.wire.HostPort;

/** What the command line says of the engine as a whole; it counts for the call that starts the instance. */
public record EngineChoices(
        OptionalInt port,
        Optional<InetAddress> bind,
        Optional<Encryption> encryption,
        boolean lsd,
        boolean pex,
        boolean portMapping,
        Dht dht,
        LimitChange rates) {
    /** @param nodes to begin with in place of the well-known ones */
    public record Dht(boolean on, List<HostPort> nodes) {
        public static final Dht USUAL = new Dht(true, List.of());

        public Dht {
            nodes = List.copyOf(nodes);
        }
    }

    public static final EngineChoices NONE = new EngineChoices(
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            true,
            true,
            Dht.USUAL,
            new LimitChange(Optional.empty(), Optional.empty(), Optional.empty()));

    /** Meets only whom it is told of, on this machine. */
    public static final EngineChoices ALONE = new EngineChoices(
            OptionalInt.of(0),
            Optional.of(InetAddress.getLoopbackAddress()),
            Optional.empty(),
            false,
            false,
            false,
            new Dht(false, List.of()),
            NONE.rates());

    EngineChoices withAnyPort() {
        return new EngineChoices(OptionalInt.of(0), bind, encryption, lsd, pex, portMapping, dht, rates);
    }

    public EngineChoices withRates(LimitChange chosen) {
        return new EngineChoices(port, bind, encryption, lsd, pex, portMapping, dht, chosen);
    }

    /** Something was chosen. */
    boolean any() {
        return !equals(NONE);
    }
}
