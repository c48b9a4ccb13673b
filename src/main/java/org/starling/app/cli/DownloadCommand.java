package org.starling.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.starling.app.command.Addresses;
import org.starling.app.command.CommandException;
import org.starling.app.command.Request;
import org.starling.app.command.Sources;
import org.starling.app.command.TorrentRow;
import org.starling.app.text.Texts;
import picocli.CommandLine.Model.CommandSpec;

/** Fetches torrents and shows how far they are; goes on where an earlier call ended. */
final class DownloadCommand implements Subcommand {

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("download", texts)
                .words("TORRENT", 1)
                .value("DIR", "-d", "--dir")
                .flag("--seed")
                .value("FILES", "--files")
                .flag("--sequential")
                .flag("--first-last")
                .values("IP:PORT", "--peer")
                .value("N", "--port")
                .value("IP", "--bind")
                .value("MODE", "--encryption")
                .value("RATE", "--down")
                .value("RATE", "--up")
                .flag("--no-lsd")
                .flag("--no-pex")
                .build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        EngineChoices choices = EngineOptions.read(call);
        List<Request.Add> wanted = requests(call);
        try (Attachment attachment = new Instances(call).open(choices)) {
            if (!attachment.own() && choices.any()) {
                call.remark(call.texts().get("download.choicesIgnored"));
            }
            Map<String, Long> added = new LinkedHashMap<>();
            int failed = 0;
            for (Request.Add add : wanted) {
                try {
                    TorrentRow row = Asking.torrents(attachment.commands(), add).get(0);
                    added.putIfAbsent(row.infoHash(), row.traffic().downloaded());
                } catch (CommandException e) {
                    if (call.context().interrupts().asked()) {
                        throw e;
                    }
                    call.remark(call.texts().get("error", e.sentence()));
                    failed++;
                }
            }
            int watched = added.isEmpty() ? 1 : new DownloadWatch(call, attachment, added).run();
            return failed > 0 ? 1 : watched;
        }
    }

    private static List<Request.Add> requests(Call call) {
        List<String> peers = call.values("--peer");
        for (String peer : peers) {
            if (Addresses.parse(peer).isEmpty()) {
                throw new UsageException(call.texts().get("usage.peer", peer));
            }
        }
        Path folder = call.path(call.value("--dir").orElse(""));
        List<Request.Add> requests = new ArrayList<>();
        for (String word : call.words()) {
            requests.add(new Request.Add(
                    source(word, call),
                    folder.toString(),
                    call.value("--dir").isPresent(),
                    new Request.Order(call.flag("--sequential"), call.flag("--first-last")),
                    call.value("--files"),
                    peers));
        }
        return requests;
    }

    /** Absolute, because the instance may run in another folder. A missing file is told before anything starts. */
    private static String source(String word, Call call) {
        if (Sources.isUrl(word) || word.toLowerCase(Locale.ROOT).startsWith("magnet:")) {
            return word;
        }
        Path file = call.path(word);
        if (Files.exists(file)) {
            return file.toString();
        }
        if (Sources.isLink(word)) {
            return word;
        }
        throw new CommandException(call.texts().get("source.missing", word));
    }
}
