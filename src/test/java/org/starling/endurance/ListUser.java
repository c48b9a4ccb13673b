package org.starling.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.starling.app.command.Request.Action;
import org.starling.app.command.TorrentRow;
import org.starling.rig.Payload;

/** Looks at the list and changes it all the time, and remembers what was acknowledged. For one thread at a time. */
final class ListUser {
    private static final int MOST = 8;

    private final Path folder;
    private final String tracker;
    private final String main;
    private final Random random;
    /** Acknowledged and never asked to be removed. */
    private final TreeSet<String> listed = new TreeSet<>();
    /** Whose removal was acknowledged. */
    private final Set<String> removed = new HashSet<>();

    private long verified;
    private int number;

    /** @param main infohash of the torrent that stays */
    ListUser(Path folder, String tracker, String main, Random random) {
        this.folder = folder;
        this.tracker = tracker;
        this.main = main;
        this.random = random;
    }

    /** The most bytes of the main torrent that were ever reported as verified. */
    long verified() {
        return verified;
    }

    /** @param rows the whole list, as an instance has just shown it */
    void look(List<TorrentRow> rows) {
        Set<String> seen = new HashSet<>();
        rows.forEach(row -> seen.add(row.infoHash()));
        assertThat(seen).as("the list").contains(main).containsAll(listed);
        assertThat(removed).as("what was removed").noneMatch(seen::contains);
        rows.stream()
                .filter(row -> row.infoHash().equals(main))
                .forEach(row -> verified = Math.max(verified, row.verified()));
    }

    /** Adds a small torrent, or pauses, resumes or removes one that is there. */
    void change(Instance instance) throws IOException {
        if (listed.isEmpty() || (listed.size() < MOST && random.nextBoolean())) {
            add(instance);
            return;
        }
        String one = List.copyOf(listed).get(random.nextInt(listed.size()));
        Action action = List.of(Action.PAUSE, Action.RESUME, Action.REMOVE).get(random.nextInt(3));
        if (action == Action.REMOVE) {
            listed.remove(one);
        }
        if (instance.act(action, one).isPresent() && action == Action.REMOVE) {
            removed.add(one);
        }
    }

    private void add(Instance instance) throws IOException {
        number++;
        Payload small = new Payload("small-" + number, 16 << 10).file("x", 100 + number, number);
        Path torrent = small.torrent(folder, tracker);
        if (instance.add(torrent, folder).isPresent()) {
            listed.add(small.infoHash());
        }
        Files.delete(torrent);
    }
}
