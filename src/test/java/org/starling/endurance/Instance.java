package org.starling.endurance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.app.command.CommandException;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.command.TorrentRow;
import org.starling.app.instance.InstanceClient;
import org.starling.app.instance.InstanceGoneException;
import org.starling.app.instance.StateFolder;
import org.starling.rig.Await;
import org.starling.rig.Child;
import org.starling.rig.Host;
import org.starling.rig.Starling;

/** A Starling without window as a child process, and the line to it, without a further JVM for each command. */
final class Instance implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final StateFolder state;
    private final Child child;

    private Instance(StateFolder state, Child child) {
        this.state = state;
        this.child = child;
    }

    /** Starts one and does not wait for it. */
    static Instance start(Starling starling, String... further) {
        List<String> arguments = new ArrayList<>(List.of("--headless", "--bind", Host.ip(), "--no-pex"));
        arguments.addAll(List.of("--port", "0", "--encryption", "off"));
        arguments.addAll(List.of(further));
        return new Instance(new StateFolder(starling.state()), starling.start(arguments, List.of()));
    }

    long pid() {
        return child.pid();
    }

    boolean isAlive() {
        return child.isAlive();
    }

    String log() {
        return child.log();
    }

    /** SIGTERM, and waits for the end. */
    void terminate(Duration patience) throws InterruptedException {
        child.terminate();
        child.awaitExit(patience);
    }

    /** Waits until it answers. */
    void awaitAnswer() {
        Await.until(START, "the instance answers", child::log, () -> {
            if (!child.isAlive()) {
                throw new AssertionError("it ended\n" + child.log());
            }
            return all().isPresent();
        });
    }

    /** The list; empty if the instance does not answer (yet, or any more). */
    Optional<List<TorrentRow>> all() {
        return ask(new Request.Show(List.of()));
    }

    Optional<TorrentRow> row(String infoHash) {
        return all().flatMap(rows ->
                rows.stream().filter(row -> row.infoHash().equals(infoHash)).findFirst());
    }

    Optional<List<TorrentRow>> add(Path torrent, Path folder) {
        return ask(new Request.Add(
                torrent.toString(), folder.toString(), true, Request.Order.USUAL, Optional.empty(), List.of()));
    }

    Optional<List<TorrentRow>> act(Request.Action action, String infoHash) {
        return ask(new Request.Act(action, List.of(infoHash)));
    }

    /** Empty if the instance was not there or ended before it had acknowledged. */
    private Optional<List<TorrentRow>> ask(Request request) {
        List<TorrentRow> rows = new ArrayList<>();
        try (InstanceClient client = InstanceClient.connect(state, System.getenv())) {
            client.call(request, part -> {
                if (part instanceof Reply.Torrents torrents) {
                    rows.addAll(torrents.rows());
                }
            });
            return Optional.of(rows);
        } catch (CommandException e) {
            throw new AssertionError(request + ": " + e.sentence() + "\n" + child.log(), e);
        } catch (IOException | InstanceGoneException e) {
            return Optional.empty();
        }
    }

    /** SIGKILL. */
    @Override
    public void close() {
        child.close();
    }
}
