package org.starling.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.CommandException;
import org.starling.app.command.Failures;
import org.starling.app.text.Texts;
import org.starling.app.text.Units;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.engine.MetainfoService;
import org.starling.engine.MetainfoService.CreateRequest;
import org.starling.wire.Magnet;
import picocli.CommandLine.Model.CommandSpec;

/** Makes a torrent of a file or a folder. */
final class CreateCommand implements Subcommand {
    private static final int MIN_PIECE = 16 << 10;
    private static final int MAX_PIECE = 128 << 20;

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("create", texts)
                .words("PATH", 1)
                .value("FILE", "-o", "--output")
                .flag("--force")
                .value("SIZE", "--piece-length")
                .flag("--private")
                .values("URL", "--tracker")
                .values("URL", "--web-seed")
                .value("TEXT", "--comment")
                .flag("--json")
                .build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        if (call.words().size() != 1) {
            throw new UsageException(call.texts().get("usage.onePath"));
        }
        Path content = call.path(call.words().get(0));
        CreateRequest request = request(call, content);
        Path output = call.path(call.value("--output").orElse(content.getFileName() + ".torrent"));
        if (!Files.exists(content)) {
            throw new CommandException(call.texts().get("create.missing", content));
        }
        if (Files.exists(output) && !call.flag("--force")) {
            throw new CommandException(call.texts().get("create.exists", output));
        }
        MetainfoService service = call.context().backend().metainfo();
        byte[] torrent;
        try (StepBar bar = new StepBar(call.texts().get("create.hashing"), call.json(), call.terminal())) {
            torrent = service.create(request, bar::update);
        }
        write(torrent, output);
        tell(parse(service, torrent, output, call), output, call);
        return 0;
    }

    private static CreateRequest request(Call call, Path content) {
        for (String url : call.values("--tracker")) {
            requireScheme(url, List.of("http://", "https://", "udp://"), call.texts());
        }
        for (String url : call.values("--web-seed")) {
            requireScheme(url, List.of("http://", "https://"), call.texts());
        }
        ResourceBundle version = ResourceBundle.getBundle("org.starling.app.version");
        return new CreateRequest(
                content,
                call.value("--piece-length").map(text -> pieceLength(text, call.texts())),
                call.flag("--private"),
                call.values("--tracker").stream().map(List::of).toList(),
                call.values("--web-seed"),
                call.value("--comment"),
                version.getString("name") + " " + version.getString("version"),
                Optional.of(System.currentTimeMillis() / 1_000));
    }

    private static void requireScheme(String url, List<String> schemes, Texts texts) {
        if (schemes.stream().noneMatch(url.toLowerCase(Locale.ROOT)::startsWith)) {
            throw new UsageException(texts.get("usage.url", url, String.join(", ", schemes)));
        }
    }

    /** Reads {@code 256K}, {@code 1M} or plain bytes. */
    static int pieceLength(String text, Texts texts) {
        String digits = text.replaceFirst("(?i)(K|M)(i?B)?$", "");
        if (digits.matches("\\d{1,9}")) {
            char unit = Character.toUpperCase(text.charAt(Math.min(digits.length(), text.length() - 1)));
            long bytes = Long.parseLong(digits) << (unit == 'K' ? 10 : unit == 'M' ? 20 : 0);
            if (bytes >= MIN_PIECE && bytes <= MAX_PIECE && Long.bitCount(bytes) == 1) {
                return (int) bytes;
            }
        }
        throw new UsageException(texts.get("usage.pieceLength", text));
    }

    /** First beside it: a torrent cut short would look like one. */
    private static void write(byte[] torrent, Path output) throws IOException {
        Path part = output.resolveSibling(output.getFileName() + ".part");
        try {
            Files.write(part, torrent);
            Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Metainfo parse(MetainfoService service, byte[] torrent, Path output, Call call) {
        try {
            return service.parse(torrent);
        } catch (MetainfoException e) {
            throw new Failures(call.texts()).of(e, output.toString());
        }
    }

    private static void tell(Metainfo made, Path output, Call call) {
        String magnet = Magnet.of(made.infoHash()).toUri();
        if (call.json()) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("torrent", output.toString());
            fields.put("infohash", made.infoHash().hex());
            fields.put("size", made.size());
            fields.put("pieces", made.pieces());
            fields.put("pieceLength", made.pieceLength());
            fields.put("magnet", magnet);
            call.printJson(fields);
            return;
        }
        Texts texts = call.texts();
        call.terminal().print(texts.get("create.done", output));
        call.terminal()
                .print(texts.get(
                        "create.summary",
                        texts.count(
                                "count.files",
                                made.files().stream()
                                        .filter(file -> !file.padding())
                                        .count()),
                        Units.size(made.size()),
                        texts.count("count.pieces", made.pieces()),
                        Units.size(made.pieceLength())));
        call.terminal().print(texts.get("create.infohash", made.infoHash().hex()));
        if (!made.isPrivate()) {
            call.terminal().print(texts.get("create.magnet", magnet));
        }
    }
}
