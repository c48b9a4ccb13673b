package org.starling.app.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.starling.app.command.CommandException;
import org.starling.app.command.Request;
import org.starling.app.command.TorrentRow;
import org.starling.app.command.TorrentRow.State;
import org.starling.app.instance.InstanceGoneException;
import org.starling.app.text.Texts;
import org.starling.app.text.Units;

/** Follows torrents until all are complete, or the user has seen enough. */
final class DownloadWatch {
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration FIRST_TICK = Duration.ofMillis(100);

    private final Call call;
    private final Texts texts;
    private final Attachment attachment;
    private final Map<String, Long> downloadedBefore;
    private final Optional<String> files;
    private final boolean seed;
    private final ProgressDisplay display;
    private final Set<String> told = new HashSet<>();
    private final Set<String> chosen = new HashSet<>();
    private final long started = System.nanoTime();

    /** @param downloadedBefore by infohash, so that what was complete already is told apart */
    DownloadWatch(Call call, Attachment attachment, Map<String, Long> downloadedBefore) {
        this.call = call;
        this.texts = call.texts();
        this.attachment = attachment;
        this.downloadedBefore = downloadedBefore;
        this.files = call.value("--files");
        this.seed = call.flag("--seed");
        this.display = new ProgressDisplay(call.terminal(), texts);
    }

    /** Gives the exit code. */
    int run() {
        Interrupts interrupts = call.context().interrupts();
        Duration pause = FIRST_TICK;
        while (true) {
            List<TorrentRow> rows;
            try {
                rows = Asking.torrents(attachment.commands(), new Request.Show(List.copyOf(downloadedBefore.keySet())));
            } catch (InstanceGoneException e) {
                display.end();
                throw interrupts.asked() ? interrupted() : e;
            }
            chooseFiles(rows);
            rows.stream().filter(TorrentRow::complete).forEach(this::tellComplete);
            display.show(seed || call.terminal().interactive() ? rows : unfinished(rows));
            if (!seed && rows.stream().allMatch(DownloadWatch::isOver)) {
                return over(rows, interrupts);
            }
            if (interrupts.await(pause)) {
                display.end();
                if (seed && rows.stream().allMatch(TorrentRow::complete)) {
                    return 0;
                }
                throw interrupted();
            }
            pause = TICK;
        }
    }

    /** Whoever handed this process a download of their own waits for it: it must not end under their hands. */
    private int over(List<TorrentRow> rows, Interrupts interrupts) {
        display.end();
        List<TorrentRow> failed = rows.stream().filter(row -> !row.complete()).toList();
        failed.forEach(row ->
                call.remark(texts.get("error", row.name() + ": " + row.message().orElse(""))));
        boolean said = false;
        while (attachment.own() && attachment.waiting() > 0) {
            if (!said) {
                call.terminal().print(texts.get("download.others"));
                said = true;
            }
            if (interrupts.await(TICK)) {
                break;
            }
        }
        return failed.isEmpty() ? 0 : 1;
    }

    private CommandException interrupted() {
        return new CommandException(texts.get(attachment.own() ? "download.saved" : "download.goesOn"));
    }

    /** What is complete has been told, in a line that stays. */
    private static List<TorrentRow> unfinished(List<TorrentRow> rows) {
        return rows.stream().filter(row -> !row.complete()).toList();
    }

    private static boolean isOver(TorrentRow row) {
        return row.complete() || row.state() == State.FAILED;
    }

    /** A magnet's files can be chosen as soon as they are known. */
    private void chooseFiles(List<TorrentRow> rows) {
        if (files.isEmpty()) {
            return;
        }
        for (TorrentRow row : rows) {
            if (row.size() > 0 && chosen.add(row.infoHash())) {
                attachment
                        .commands()
                        .call(
                                new Request.ChangeFiles(
                                        row.infoHash(), List.of(new Request.FileChange.Only(files.get()))),
                                part -> {});
            }
        }
    }

    private void tellComplete(TorrentRow row) {
        if (!told.add(row.infoHash())) {
            return;
        }
        double seconds = Math.max(0.001, (System.nanoTime() - started) / 1e9);
        long fetched = row.traffic().downloaded() - downloadedBefore.getOrDefault(row.infoHash(), 0L);
        display.tell(texts.get(
                fetched <= 0 ? "download.already" : "download.complete",
                row.name(),
                Units.size(row.wanted()),
                Units.duration(Math.max(1, Math.round(seconds))),
                Units.rate((long) (fetched / seconds)),
                row.folder()));
        if (seed) {
            display.tell(
                    attachment.own()
                            ? texts.get("download.seeding", row.name(), attachment.listening())
                            : texts.get("download.seedingThere", row.name()));
        }
    }
}
