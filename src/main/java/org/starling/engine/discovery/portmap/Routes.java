package org.starling.engine.discovery.portmap;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.net.LocalAddress;

/**
 * Finds the default gateway without native code: in the kernel's table where there is a file of it, in the output of
 * the system's tool elsewhere, and at last by the habit of giving a router the first address of its network. Blocks for
 * a few seconds at most.
 */
final class Routes implements Supplier<Optional<Route>> {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final Path LINUX = Path.of("/proc/net/route");
    private static final int MAX_OUTPUT = 1 << 20;
    private static final long PATIENCE_SECONDS = 5;

    private final Optional<InetAddress> bind;
    private final Supplier<Set<LocalAddress>> addresses;

    /** @param bind the only address to leave by, if one was chosen */
    Routes(Optional<InetAddress> bind, Supplier<Set<LocalAddress>> addresses) {
        this.bind = bind;
        this.addresses = addresses;
    }

    @Override
    public Optional<Route> get() {
        Set<LocalAddress> own = addresses.get();
        return choose(gateways(System.getProperty("os.name", "")), own);
    }

    /** The best gateway that one of our addresses is a neighbour of; a guess where the system named none. */
    Optional<Route> choose(List<InetAddress> gateways, Set<LocalAddress> own) {
        List<LocalAddress> usable = own.stream()
                .filter(local -> local.address() instanceof Inet4Address
                        && !local.address().isLoopbackAddress()
                        && (bind.isEmpty() || bind.get().equals(local.address())))
                .toList();
        for (InetAddress gateway : gateways) {
            for (LocalAddress local : usable) {
                if (local.isNeighbour(gateway) && !local.address().equals(gateway)) {
                    return Optional.of(new Route(gateway, local.address()));
                }
            }
        }
        return Optional.empty();
    }

    private List<InetAddress> gateways(String system) {
        if (Files.isReadable(LINUX)) {
            return RouteTables.linux(file());
        }
        if (system.startsWith("Windows")) {
            return orGuess(RouteTables.windows(output("route", "print", "-4", "0.0.0.0")));
        }
        return orGuess(RouteTables.netstat(output("netstat", "-rn", "-f", "inet")));
    }

    private List<InetAddress> orGuess(List<InetAddress> found) {
        if (!found.isEmpty()) {
            return found;
        }
        List<InetAddress> guesses = new ArrayList<>();
        for (LocalAddress local : addresses.get()) {
            if (local.address() instanceof Inet4Address && local.address().isSiteLocalAddress()) {
                guesses.add(first(local));
            }
        }
        return guesses;
    }

    static InetAddress first(LocalAddress local) {
        byte[] bytes = local.address().getAddress();
        for (int bit = local.prefix(); bit < 32; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
        }
        bytes[3] |= 1;
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has four bytes", e);
        }
    }

    private static String file() {
        try (InputStream in = Files.newInputStream(LINUX)) {
            return new String(in.readNBytes(MAX_OUTPUT), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            LOG.debug("no table of routes", e);
            return "";
        }
    }

    /** A tool that hangs is killed, which ends its output. */
    private static String output(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            CompletableFuture<Process> unused = process.onExit()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .whenComplete((done, late) -> {
                        if (late != null) {
                            process.destroyForcibly();
                        }
                    });
            try (InputStream in = process.getInputStream()) {
                return new String(in.readNBytes(MAX_OUTPUT), StandardCharsets.ISO_8859_1);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.debug("{} tells no routes", command[0], e);
            return "";
        }
    }
}
