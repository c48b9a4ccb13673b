package org.starling.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.starling.rig.Await;

/**
 * Hosts with public addresses that see each other and nothing else: a network namespace for each, and one with the
 * bridge between them. Nothing of it is visible outside; needs root.
 */
final class PublicNet implements AutoCloseable {
    private final String name;
    private final List<String> namespaces = new ArrayList<>();

    /** @param hosts at most nine */
    PublicNet(int hosts) {
        name = "stdht" + ProcessHandle.current().pid();
        // A run that is interrupted leaves none behind either.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "namespaces"));
        try {
            namespace(name + "-hub");
            ip("-n", name + "-hub", "link", "add", "br0", "type", "bridge");
            ip("-n", name + "-hub", "link", "set", "br0", "up");
            for (int i = 1; i <= hosts; i++) {
                connect(i);
            }
        } catch (RuntimeException | AssertionError e) {
            close();
            throw e;
        }
    }

    /** @param host from 1 */
    String v4(int host) {
        return "45." + 10 * host + ".7.1";
    }

    String v6(int host) {
        return "2a0" + host + ":45::1";
    }

    /** What stands before a command that is to run on the host. */
    List<String> on(int host) {
        return List.of("ip", "netns", "exec", namespaces.get(host));
    }

    private void connect(int host) {
        String space = name + "-" + host;
        namespace(space);
        String port = "p" + host;
        ip("-n", space, "link", "add", "eth0", "type", "veth", "peer", "name", port, "netns", name + "-hub");
        ip("-n", name + "-hub", "link", "set", port, "master", "br0", "up");
        ip("-n", space, "addr", "add", v4(host) + "/8", "dev", "eth0");
        ip("-n", space, "addr", "add", v6(host) + "/12", "dev", "eth0", "nodad");
        ip("-n", space, "link", "set", "lo", "up");
        ip("-n", space, "link", "set", "eth0", "up");
    }

    private void namespace(String space) {
        ip("netns", "add", space);
        namespaces.add(space);
    }

    @Override
    public synchronized void close() {
        namespaces.forEach(space -> ip("netns", "del", space));
        namespaces.clear();
    }

    private static void ip(String... words) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Await.until(Duration.ofSeconds(30), String.join(" ", command), () -> !process.isAlive());
            if (process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
