package org.starling.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.starling.app.command.CommandException;
import org.starling.app.command.TorrentRow;
import org.starling.app.command.TorrentRow.State;
import org.starling.app.command.TorrentRow.Traffic;
import org.starling.app.demo.Demo;
import org.starling.app.demo.OverlayDemo;
import org.starling.app.text.Texts;
import org.starling.app.text.Units;
import org.starling.engine.EngineTorrent;
import org.starling.engine.Metainfo;
import org.starling.engine.MetainfoException;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSnapshot;
import org.starling.social.friends.InvitationLink;
import org.starling.wire.Bitfield;
import picocli.CommandLine.Model.CommandSpec;

/** Shows in half a minute, without internet, that it works. */
final class DemoCommand implements Subcommand {
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int LINK_SHOWN = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    public CommandSpec spec(Texts texts) {
        return new Spec("demo", texts).flag("--no-window").build();
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        Backend backend = call.context().backend();
        call.state().create();
        Path folder =
                call.state().path().resolve("demo." + ProcessHandle.current().pid());
        boolean window = WindowRun.hasScreen(call.context()) && !call.flag("--no-window");
        try (Demo demo = new Demo(folder, backend.metainfo(), backend::trackerEngine)) {
            Metainfo torrent = prepare(call, demo);
            List<EngineTorrent> seeds = startSeeds(call, demo, torrent);
            if (window) {
                return new DemoWindow(call, demo).run(folder.resolve("window"));
            }
            int code = download(call, demo, torrent, seeds);
            overlay(call, folder.resolve("overlay"));
            return code;
        } catch (MetainfoException e) {
            throw new IllegalStateException(e);
        } finally {
            call.context().interrupts().closing();
        }
    }

    private static Metainfo prepare(Call call, Demo demo) throws IOException, InterruptedException, MetainfoException {
        Texts texts = call.texts();
        Terminal terminal = call.terminal();
        Metainfo torrent;
        try (StepBar bar = new StepBar(texts.get("create.hashing"), false, terminal)) {
            torrent = demo.prepare(bar::update);
        }
        int files = torrent.files().size();
        terminal.print(texts.get(
                "demo.made", texts.count("count.files", files), Units.size(torrent.size()), torrent.pieces()));
        terminal.print(texts.get("demo.tracker", demo.trackerUrl()));
        return torrent;
    }

    private static List<EngineTorrent> startSeeds(Call call, Demo demo, Metainfo torrent)
            throws IOException, InterruptedException {
        List<EngineTorrent> seeds = demo.startSeeds(torrent);
        watch(call, seeds, "demo.seed");
        call.terminal().print(call.texts().get("demo.seeds", seeds.size()));
        return seeds;
    }

    private static int download(Call call, Demo demo, Metainfo torrent, List<EngineTorrent> seeds)
            throws IOException, InterruptedException {
        Texts texts = call.texts();
        Terminal terminal = call.terminal();
        long started = System.nanoTime();
        EngineTorrent leecher = demo.startLeecher(torrent);
        watch(call, List.of(leecher), "demo.leecher");
        double seconds = Math.max(0.001, (System.nanoTime() - started) / 1e9);
        terminal.print(texts.get(
                "demo.got", Units.size(torrent.size()), String.format(Locale.ROOT, "%.1f", seconds), Units.rate((long)
                        (torrent.size() / seconds))));
        awaitTotals(call, seeds, torrent.size());
        for (int i = 0; i < seeds.size(); i++) {
            long given = seeds.get(i).snapshot().uploaded();
            terminal.print("  " + texts.get("demo.from", i + 1, Units.size(given)));
        }
        return verify(call, demo, torrent);
    }

    private static void overlay(Call call, Path folder) throws IOException, InterruptedException {
        Texts texts = call.texts();
        Terminal terminal = call.terminal();
        try (OverlayDemo demo = new OverlayDemo(folder, call.context().backend()::demoPeer)) {
            int links = demo.meet();
            terminal.print(texts.get("demo.members", demo.members(), links));
            InvitationLink invitation = demo.invite();
            terminal.print(texts.get(
                    "demo.invites",
                    demo.name(0),
                    demo.name(1),
                    invitation.text().substring(0, LINK_SHOWN)));
            demo.befriend(invitation);
            terminal.print(texts.get(
                    "demo.friends",
                    demo.name(0),
                    demo.name(1),
                    demo.permId(1).fingerprint().spoken()));
            terminal.print(texts.get("demo.told", demo.name(1), String.join("; ", demo.told(1))));
        } catch (TimeoutException late) {
            throw new CommandException(texts.get("demo.unmet"), late);
        }
    }

    /** Snapshots are made once a tick, so the seeds' totals come a little later than the last piece. */
    private static void awaitTotals(Call call, List<EngineTorrent> seeds, long size) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        while (seeds.stream().mapToLong(seed -> seed.snapshot().uploaded()).sum() < size
                && System.nanoTime() < deadline) {
            if (call.context().interrupts().await(TICK)) {
                throw new InterruptedException();
            }
        }
    }

    private static int verify(Call call, Demo demo, Metainfo torrent) throws IOException, InterruptedException {
        Bitfield have;
        try (StepBar bar = new StepBar(call.texts().get("verify.hashing"), false, call.terminal())) {
            have = call.context().backend().check(torrent, demo.leecherFolder(), call.state(), bar::update);
        }
        if (have.cardinality() < torrent.pieces()) {
            throw new CommandException(call.texts().get("demo.wrong", have.cardinality(), torrent.pieces()));
        }
        call.terminal()
                .print(call.texts()
                        .get(
                                "demo.verified",
                                call.texts()
                                        .count("count.files", torrent.files().size()),
                                torrent.pieces()));
        return 0;
    }

    /** Until all are complete. */
    private static void watch(Call call, List<EngineTorrent> torrents, String name) throws InterruptedException {
        ProgressDisplay display = new ProgressDisplay(call.terminal(), call.texts());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<TorrentSnapshot> snapshots =
                    torrents.stream().map(EngineTorrent::snapshot).toList();
            boolean complete = snapshots.stream().allMatch(one -> one.phase() instanceof TorrentPhase.Seeding);
            if (complete) {
                display.end();
                return;
            }
            display.show(IntStream.range(0, snapshots.size())
                    .mapToObj(i -> row(i + 1, call.texts().get(name, i + 1), snapshots.get(i)))
                    .toList());
            if (System.nanoTime() > deadline) {
                throw new CommandException(call.texts().get("demo.late"));
            }
            if (call.context().interrupts().await(TICK)) {
                throw new InterruptedException();
            }
        }
    }

    private static TorrentRow row(int number, String name, TorrentSnapshot now) {
        double done = now.wantedBytes() == 0 ? 0 : (double) now.wantedVerified() / now.wantedBytes();
        boolean checking = now.phase() instanceof TorrentPhase.Checking;
        return new TorrentRow(
                number,
                now.infoHash().hex() + number,
                name,
                "",
                checking
                        ? State.CHECKING
                        : now.phase() instanceof TorrentPhase.Seeding ? State.SEEDING : State.DOWNLOADING,
                now.wantedBytes(),
                now.wantedBytes(),
                now.wantedVerified(),
                now.phase() instanceof TorrentPhase.Checking check ? check.progress() : done,
                now.phase() instanceof TorrentPhase.Seeding,
                new Traffic(
                        now.downRate(),
                        now.upRate(),
                        now.downloaded(),
                        now.uploaded(),
                        now.peers(),
                        now.seeds(),
                        now.etaSeconds()),
                Optional.empty());
    }
}
