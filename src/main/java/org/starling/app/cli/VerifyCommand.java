package org.starling.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.app.cli.FileCheck.Result;
import org.starling.app.command.CommandException;
import org.starling.app.text.Texts;
import org.starling.app.text.Units;
import org.starling.engine.Metainfo;
import org.starling.library.TorrentInput;
import org.starling.wire.Bitfield;
import picocli.CommandLine.Model.CommandSpec;

/** Hashes the data of a torrent and tells which files are complete. */
final class VerifyCommand implements Subcommand {
    private static final int MAX_LINES = 200;

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("verify", texts)
                .words("TORRENT", 1)
                .value("DIR", "-d", "--dir")
                .flag("--json")
                .build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        if (call.words().size() != 1) {
            throw new UsageException(call.texts().get("usage.oneTorrentFile"));
        }
        String word = call.words().get(0);
        Path folder = call.path(call.value("--dir").orElse(""));
        TorrentInput input = ShowCommand.input(word, call);
        if (!(input instanceof TorrentInput.File file)) {
            throw new CommandException(call.texts().get("verify.magnet"));
        }
        Metainfo torrent = ShowCommand.parse(file.bytes(), word, call);
        if (!Files.isDirectory(folder)) {
            throw new CommandException(call.texts().get("verify.folder", folder));
        }
        Bitfield have;
        try (StepBar bar = new StepBar(call.texts().get("verify.hashing"), call.json(), call.terminal())) {
            have = call.context().backend().check(torrent, folder, call.state(), bar::update);
        }
        List<FileCheck> files = FileCheck.of(torrent, have);
        boolean complete = have.cardinality() == torrent.pieces();
        if (call.json()) {
            call.printJson(fields(torrent, have, files, complete));
        } else {
            lines(torrent, have, files, call).forEach(call.terminal()::print);
        }
        return complete ? 0 : 1;
    }

    private static List<String> lines(Metainfo torrent, Bitfield have, List<FileCheck> files, Call call) {
        Texts texts = call.texts();
        List<String> lines = new ArrayList<>();
        List<FileCheck> wrong =
                files.stream().filter(file -> file.result() != Result.COMPLETE).toList();
        for (FileCheck file : wrong.subList(0, Math.min(wrong.size(), MAX_LINES))) {
            String key = "verify." + file.result().name().toLowerCase(Locale.ROOT);
            lines.add(texts.get(key, file.path(), Units.size(file.good()), Units.size(file.length())));
        }
        if (wrong.size() > MAX_LINES) {
            lines.add(texts.count("progress.more", wrong.size() - MAX_LINES));
        }
        lines.add(texts.get(
                wrong.isEmpty() ? "verify.complete" : "verify.incomplete",
                files.size() - wrong.size(),
                texts.count("count.files", files.size()),
                have.cardinality(),
                texts.count("count.pieces", torrent.pieces())));
        return lines;
    }

    private static Map<String, @Nullable Object> fields(
            Metainfo torrent, Bitfield have, List<FileCheck> files, boolean complete) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("infohash", torrent.infoHash().hex());
        fields.put("complete", complete);
        fields.put("pieces", torrent.pieces());
        fields.put("piecesGood", have.cardinality());
        fields.put("files", files.stream().map(VerifyCommand::fields).toList());
        return fields;
    }

    private static Map<String, @Nullable Object> fields(FileCheck file) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("path", file.path());
        fields.put("length", file.length());
        fields.put("good", file.good());
        fields.put("result", file.result().name().toLowerCase(Locale.ROOT));
        return fields;
    }
}
