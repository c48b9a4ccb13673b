package org.starling.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.app.command.TorrentRow.State;
import org.starling.app.command.TorrentRow.Traffic;
import org.starling.app.text.Texts;
import org.starling.engine.DiskFailure;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoFile;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSnapshot;
import org.starling.library.LibraryProblem;
import org.starling.library.TorrentView;
import org.starling.wire.SafeText;

/** Turns the library's views into rows. Pure. */
final class Rows {
    private static final int MAX_PATH = 1_000;

    private final Texts texts;

    Rows(Texts texts) {
        this.texts = texts;
    }

    TorrentRow torrent(int number, TorrentView view) {
        Optional<TorrentSnapshot> live = view.live();
        long wanted = live.map(TorrentSnapshot::wantedBytes).orElse(view.size());
        long verified = live.map(TorrentSnapshot::wantedVerified).orElse(Math.min(view.verified(), view.size()));
        State state = state(view);
        boolean complete = live.isPresent()
                ? live.get().phase() instanceof TorrentPhase.Seeding
                : isComplete(view) && state != State.FAILED;
        double done = complete ? 1 : wanted > 0 ? (double) verified / wanted : 0;
        return new TorrentRow(
                number,
                view.infoHash().hex(),
                view.name(),
                view.settings().folder().toString(),
                state,
                view.size(),
                wanted,
                verified,
                live.map(snapshot -> fraction(snapshot.phase(), done)).orElse(done),
                complete,
                traffic(view),
                message(view));
    }

    /** Data that was there when the torrent was added was never completed by a download. */
    private static boolean isComplete(TorrentView view) {
        return view.completed().isPresent() || (view.size() > 0 && view.verified() >= view.size());
    }

    List<FileRow> files(Metainfo metainfo, TorrentSettings settings) {
        List<FileRow> rows = new ArrayList<>();
        for (int i = 0; i < metainfo.files().size(); i++) {
            MetainfoFile file = metainfo.files().get(i);
            if (!file.padding()) {
                String path = settings.renames().getOrDefault(i, String.join("/", file.path()));
                rows.add(new FileRow(i + 1, SafeText.clean(path, MAX_PATH), file.length(), settings.priority(i)));
            }
        }
        return rows;
    }

    String sentence(DiskFailure failure) {
        return texts.get("disk." + failure.kind().name(), failure.path());
    }

    private static State state(TorrentView view) {
        if (view.problem().isPresent()) {
            return view.problem().get() instanceof LibraryProblem.Disk ? State.BLOCKED : State.FAILED;
        }
        if (view.live().isEmpty()) {
            return view.paused() ? State.PAUSED : State.WAITING;
        }
        TorrentPhase phase = view.live().get().phase();
        if (phase instanceof TorrentPhase.FetchingMetadata) {
            return State.METADATA;
        } else if (phase instanceof TorrentPhase.Checking) {
            return State.CHECKING;
        } else if (phase instanceof TorrentPhase.Downloading) {
            return State.DOWNLOADING;
        } else if (phase instanceof TorrentPhase.Seeding) {
            return State.SEEDING;
        } else if (phase instanceof TorrentPhase.Moving) {
            return State.MOVING;
        } else if (phase instanceof TorrentPhase.Blocked) {
            return State.BLOCKED;
        }
        return view.paused() ? State.PAUSED : State.WAITING;
    }

    private static double fraction(TorrentPhase phase, double done) {
        if (phase instanceof TorrentPhase.Checking checking) {
            return checking.progress();
        }
        return phase instanceof TorrentPhase.Moving moving ? moving.progress() : done;
    }

    private static Traffic traffic(TorrentView view) {
        return view.live()
                .map(live -> new Traffic(
                        live.downRate(),
                        live.upRate(),
                        view.totals().downloaded(),
                        view.totals().uploaded(),
                        live.peers(),
                        live.seeds(),
                        live.etaSeconds()))
                .orElse(new Traffic(
                        0, 0, view.totals().downloaded(), view.totals().uploaded(), 0, 0, Optional.empty()));
    }

    private Optional<String> message(TorrentView view) {
        if (view.problem().isPresent()) {
            return Optional.of(sentence(view.problem().get()));
        }
        if (view.live().isPresent() && view.live().get().phase() instanceof TorrentPhase.Blocked blocked) {
            return Optional.of(sentence(blocked.failure()));
        }
        return view.hold()
                .map(hold -> texts.get("hold." + hold.name()))
                .or(() -> view.live().flatMap(TorrentSnapshot::message));
    }

    private String sentence(LibraryProblem problem) {
        if (problem instanceof LibraryProblem.Disk disk) {
            return sentence(disk.failure());
        } else if (problem instanceof LibraryProblem.EngineRefused refused) {
            return texts.get("problem.refused", SafeText.clean(refused.detail(), MAX_PATH));
        }
        return texts.get("problem.metainfo");
    }
}
