package org.starling.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.starling.interop.OtherClient.Job;
import org.starling.rig.Await;
import org.starling.rig.Child;
import org.starling.rig.Form;
import org.starling.rig.Host;
import org.starling.rig.HttpTracker;
import org.starling.rig.Payload;
import org.starling.rig.Relay;
import org.starling.rig.Starling;

/** Carries out a scenario: two processes, a tracker that tells only one of them of the other, a relay between them. */
final class Meeting implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration FIRST_START = Duration.ofSeconds(25);
    private static final int STARTS = 3;
    private static final Duration TRANSFER = Duration.ofMinutes(2);
    private static final Duration REFUSAL = Duration.ofSeconds(45);
    /** Handshakes and metadata are far below, the payload far above. */
    private static final long NO_PAYLOAD = 100_000;

    private final Scenario scenario;
    private final Path folder;
    private final boolean magnet;
    private final Payload payload;
    private final HttpTracker tracker = new HttpTracker();
    private final int starlingPort = Host.freePort();
    private final int otherPort = Host.freePort();
    private final Relay relay;
    /** The side that is dialled comes first. */
    private final List<Child> children = new ArrayList<>();

    private int otherStarts;

    Meeting(Scenario scenario, Path folder, boolean magnet) {
        this.scenario = scenario;
        this.folder = folder;
        this.magnet = magnet;
        this.payload = Payload.mixed(folder.getFileName().toString());
        this.relay = new Relay(Host.at(scenario.starlingDials() ? otherPort : starlingPort));
        tracker.tell(scenario.starlingDials() ? starlingPort : otherPort, List.of(relay.address()));
    }

    /** The leecher gets everything, over a form that both wanted. */
    void succeed() throws Exception {
        start();
        Path goal = data(!scenario.starlingSeeds());
        await(scenario.patience(), "the payload is there", () -> isThere(goal));
        if (!scenario.starlingSeeds()) {
            int code = children.get(scenario.starlingDials() ? 1 : 0).awaitExit(TRANSFER);
            check(code == 0, "starling ended with " + code);
            check(payload.isIn(goal), "the payload is incomplete: " + payload.difference(goal));
        }
        for (Relay.Passage passage : relay.passages()) {
            boolean carrier = passage.bytesFromDialler() + passage.bytesFromTarget() > NO_PAYLOAD;
            check(!carrier || scenario.agreed().contains(passage.form()), "payload came over " + passage.form());
        }
        if (scenario.encryption().equals("require")) {
            check(relay.passages().stream().allMatch(this::keptSecret), "plain although encryption is required");
        }
    }

    /**
     * Transmission's command line ends when it sees its torrent stopped, which for a moment it is when a magnet link's
     * metadata has come: that is tried again.
     */
    private boolean isThere(Path goal) throws IOException {
        if (payload.contentIsIn(goal)) {
            return true;
        }
        int side = scenario.starlingDials() ? 0 : 1;
        Child other = children.get(side);
        if (magnet && scenario.starlingSeeds() && !other.isAlive() && otherStarts < STARTS) {
            other.close();
            children.set(side, launchOther(false));
        }
        return false;
    }

    /** They try, and nothing comes through. */
    void fail() throws Exception {
        start();
        await(
                REFUSAL,
                "an attempt was made and given up",
                () -> relay.passages().stream().anyMatch(Relay.Passage::hasEnded));
        // A client that falls back does so at once or after a few seconds: give it the chance to get through.
        Await.within(Duration.ofSeconds(4), () -> relay.passages().size() > 2);
        for (Relay.Passage passage : relay.passages()) {
            long most = Math.max(passage.bytesFromDialler(), passage.bytesFromTarget());
            check(most < NO_PAYLOAD, "they connected and must not");
        }
        check(!payload.contentIsIn(data(!scenario.starlingSeeds())), "the payload came through");
    }

    /** The side that is dialled first, so that it listens when the other learns of it. */
    private void start() throws Exception {
        startSide(!scenario.starlingDials());
        startSide(scenario.starlingDials());
    }

    private void startSide(boolean starling) throws IOException {
        boolean seeds = starling == scenario.starlingSeeds();
        int port = starling ? starlingPort : otherPort;
        if (seeds) {
            payload.writeTo(data(starling));
        }
        Callable<Boolean> heard = () -> seeds ? tracker.hasSeenSeed(port) : tracker.hasSeen(port);
        if (starling) {
            children.add(startStarling(torrent(home("starling"), seeds), seeds));
        } else {
            startOther(seeds, heard);
        }
        await(START, "the tracker hears of port " + port, heard);
    }

    /** One start of some hundred is lost in qBittorrent, which then runs and does nothing: that is tried again. */
    private void startOther(boolean seeds, Callable<Boolean> heard) throws IOException {
        while (true) {
            Child child = launchOther(seeds);
            children.add(child);
            if (Await.within(FIRST_START, heard) || otherStarts == STARTS || !child.isAlive()) {
                return;
            }
            child.close();
            children.remove(child);
        }
    }

    private Child launchOther(boolean seeds) throws IOException {
        otherStarts++;
        Path home = home("other" + otherStarts);
        Job job = new Job(home, data(false), torrent(home, seeds), otherPort, seeds);
        return scenario.other().start(job, scenario.mode());
    }

    private String torrent(Path home, boolean seeds) throws IOException {
        return magnet && !seeds
                ? payload.magnet(tracker.url())
                : payload.torrent(home, tracker.url()).toString();
    }

    private Child startStarling(String torrent, boolean seeds) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("download", torrent, "--dir", data(true).toString()));
        arguments.addAll(List.of("--port", Integer.toString(starlingPort), "--bind", Host.ip(), "--no-pex"));
        arguments.addAll(List.of("--encryption", scenario.encryption()));
        if (seeds) {
            arguments.add("--seed");
        }
        return new Starling(home("starling")).start(arguments.toArray(String[]::new));
    }

    /** Ends at once if a child has failed. */
    private void await(Duration patience, String what, Callable<Boolean> condition) {
        Await.until(patience, what, this::toString, () -> {
            for (Child child : children) {
                check(child.isAlive() || child.awaitExit(Duration.ZERO) == 0, "a client ended early");
            }
            return condition.call();
        });
    }

    private boolean keptSecret(Relay.Passage passage) {
        return passage.form() == Form.MSE_RC4 || (!scenario.starlingDials() && passage.bytesFromTarget() < 1_000);
    }

    private void check(boolean holds, String complaint) {
        if (!holds) {
            throw new AssertionError(complaint + "\n" + this);
        }
    }

    private Path home(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private Path data(boolean starling) throws IOException {
        return Files.createDirectories(folder.resolve(starling ? "starling-data" : "other-data"));
    }

    /** All that is known, for the message of a failed test. */
    @Override
    public String toString() {
        StringBuilder all = new StringBuilder(scenario + (magnet ? ", from a magnet link" : "") + "\n");
        children.forEach(child -> all.append(child.log()).append('\n'));
        return all.append(relay).append('\n').append(tracker).toString();
    }

    @Override
    public void close() {
        children.forEach(Child::close);
        relay.close();
        tracker.close();
    }
}
