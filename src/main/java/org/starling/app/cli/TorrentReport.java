package org.starling.app.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.starling.app.text.Texts;
import org.starling.app.text.Units;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.library.inspect.Finding;
import org.starling.wire.SafeText;

/** What {@code show} says of a torrent. Pure; everything from the torrent is made fit to be shown. */
final class TorrentReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long LATEST = 253_402_300_799L;

    private final Texts texts;
    private final Terminal terminal;

    TorrentReport(Texts texts, Terminal terminal) {
        this.texts = texts;
        this.terminal = terminal;
    }

    List<String> lines(Metainfo torrent, List<Finding> findings) {
        long files = torrent.files().stream().filter(file -> !file.padding()).count();
        long bytes = torrent.files().stream()
                .filter(file -> !file.padding())
                .mapToLong(MetainfoFile::length)
                .sum();
        Facts facts = new Facts(texts, terminal);
        facts.title(SafeText.clean(torrent.name(), SafeText.NAME));
        facts.add("infohash", torrent.infoHash().hex());
        facts.add("size", texts.get("show.sizeOf", Units.size(bytes), bytes, texts.count("count.files", files)));
        facts.add(
                "pieces",
                texts.get(
                        "show.piecesOf",
                        texts.count("count.pieces", torrent.pieces()),
                        Units.size(torrent.pieceLength())));
        facts.add("private", texts.get(torrent.isPrivate() ? "yes.private" : "no"));
        if (torrent.hybrid()) {
            facts.add("version", texts.get("show.hybrid"));
        }
        torrent.comment().ifPresent(comment -> facts.add("comment", SafeText.clean(comment, 1_000)));
        torrent.createdBy().ifPresent(maker -> facts.add("createdBy", SafeText.clean(maker, SafeText.NAME)));
        torrent.createdEpochSeconds()
                .filter(seconds -> seconds > 0 && seconds < LATEST)
                .ifPresent(seconds -> facts.add("created", TIME.format(Instant.ofEpochSecond(seconds))));
        facts.all(
                "trackers",
                torrent.trackers().stream()
                        .map(tier -> tier.stream().map(ShowCommand::clean).collect(Collectors.joining("  ")))
                        .toList());
        facts.all(
                "webSeeds", torrent.webSeeds().stream().map(ShowCommand::clean).toList());
        FileTree.of(torrent).lines(terminal).forEach(facts::line);
        findings.forEach(finding -> warn(finding, facts));
        return facts.lines();
    }

    private void warn(Finding finding, Facts facts) {
        facts.line(terminal.yellow(
                texts.get("show.warning", texts.get("warning." + finding.kind().name(), finding.count()))));
        finding.examples().forEach(example -> facts.line("    " + example));
        int more = finding.count() - finding.examples().size();
        if (more > 0 && !finding.examples().isEmpty()) {
            facts.line("    " + texts.count("progress.more", more));
        }
    }
}
