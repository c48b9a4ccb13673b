package org.starling.app.cli;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.starling.app.command.Addresses;
import org.starling.app.text.Texts;
import org.starling.engine.Encryption;
import org.starling.wire.HostPort;
import picocli.CommandLine.ParseResult;

/** Reads the options that count for the engine as a whole. */
final class EngineOptions {
    private static final List<String> NAMES = List.of(
            "--port",
            "--bind",
            "--encryption",
            "--no-lsd",
            "--no-pex",
            "--no-port-mapping",
            "--no-dht",
            "--dht-node",
            "--passphrase-file",
            "--down",
            "--up");

    private EngineOptions() {}

    static EngineChoices read(Call call) {
        return new EngineChoices(
                port(call),
                call.value("--bind").map(text -> bind(text, call.texts())),
                call.value("--encryption").map(text -> encryption(text, call.texts())),
                !call.flag("--no-lsd"),
                !call.flag("--no-pex"),
                !call.flag("--no-port-mapping"),
                new EngineChoices.Dht(!call.flag("--no-dht"), nodes(call)),
                Rates.read(call));
    }

    /** Before a command they would be lost without a word. */
    static void refuseBefore(ParseResult root, Texts texts) {
        for (String name : NAMES) {
            if (root.hasMatchedOption(name)) {
                throw new UsageException(texts.get(
                        "usage.order", name, root.subcommand().commandSpec().name()));
            }
        }
    }

    private static OptionalInt port(Call call) {
        Optional<String> text = call.value("--port");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (text.get().matches("\\d{1,5}") && Integer.parseInt(text.get()) <= 0xffff) {
            return OptionalInt.of(Integer.parseInt(text.get()));
        }
        throw new UsageException(call.texts().get("usage.port", text.get()));
    }

    private static List<HostPort> nodes(Call call) {
        return call.values("--dht-node").stream()
                .map(text -> HostPort.parse(text)
                        .orElseThrow(() -> new UsageException(call.texts().get("usage.dhtNode", text))))
                .toList();
    }

    private static InetAddress bind(String text, Texts texts) {
        return Addresses.address(text).orElseThrow(() -> new UsageException(texts.get("usage.bind", text)));
    }

    private static Encryption encryption(String text, Texts texts) {
        try {
            return Encryption.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException(texts.get("usage.encryption", text));
        }
    }
}
