package org.starling.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.app.command.TorrentRow.State;
import org.starling.rig.Await;
import org.starling.rig.Payload;
import org.starling.rig.Starling;

/** The whole program: how the list is arranged from the command line, and what that does to real data. */
final class ArrangeTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Payload payload =
            new Payload("film", 64 << 10).file("a.bin", 300_000, 1).file("sub/b.nfo", 10, 2);

    @TempDir
    private Path folder = Path.of("");

    private JsonNode json(Starling starling, String... command) throws InterruptedException, IOException {
        String[] words = java.util.Arrays.copyOf(command, command.length + 1);
        words[command.length] = "--json";
        return JSON.readTree(starling.run(words));
    }

    @Test
    void aRemovalIsTakenBackWithItsData() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        payload.writeTo(data);
        Path torrent = payload.torrent(folder);
        String hash = payload.infoHash();
        Starling starling = new Starling(folder.resolve("starling"));
        try (Instance instance = Instance.start(starling)) {
            instance.awaitAnswer();
            assertThat(instance.add(torrent, data)).isPresent();
            awaitState(instance, State.SEEDING);
            assertThat(json(starling, "category", "films", hash)
                            .get(0)
                            .get("torrents")
                            .asInt())
                    .isEqualTo(1);
            starling.run("remove", hash, "--data");
            assertThat(data.resolve("film")).doesNotExist();
            assertThat(Files.isDirectory(data.resolve(".starling-trash").resolve(hash)))
                    .isTrue();
            assertThat(instance.all().orElseThrow()).isEmpty();
        }
        try (Instance instance = Instance.start(starling)) {
            instance.awaitAnswer();
            assertThat(json(starling, "undo", "--list").get(0).get("kind").asText())
                    .isEqualTo("remove_with_data");
            assertThat(starling.run("undo")).contains("Removed film and its data");
            awaitState(instance, State.SEEDING);
            assertThat(payload.isIn(data)).as(payload.difference(data)).isTrue();
            assertThat(data.resolve(".starling-trash")).doesNotExist();
            assertThat(json(starling, "category").get(0).get("torrents").asInt())
                    .isEqualTo(1);

            starling.run("recheck", hash);
            starling.run("undo");
            awaitState(instance, State.SEEDING);

            starling.run("settings", "undo.minutes", "0");
            starling.run("remove", hash, "--data");
            assertThat(data.resolve("film")).doesNotExist();
            assertThat(data.resolve(".starling-trash")).doesNotExist();
        }
    }

    @Test
    void settingsAndFoldersActAtOnceAndAreKept() throws Exception {
        Path watched = Files.createDirectories(folder.resolve("watched"));
        Path data = Files.createDirectories(folder.resolve("data"));
        Starling starling = new Starling(folder.resolve("starling"));
        try (Instance instance = Instance.start(starling)) {
            instance.awaitAnswer();
            starling.run("settings", "files.unwanted", "*.nfo", "*.txt");
            starling.run("settings", "queue.downloads", "1");
            starling.run("schedule", "mon-sun", "0-24", "alternative", "--down", "100K", "--on");
            starling.run("watch", watched.toString(), "--save-to", data.toString(), "--tags", "auto,new/er");
            Files.copy(payload.torrent(folder), watched.resolve("film.torrent"));
            Await.until(
                    PATIENCE,
                    "it is added",
                    instance::log,
                    () -> instance.row(payload.infoHash()).isPresent()
                            && Files.exists(watched.resolve("film.torrent.added")));
            JsonNode files = json(starling, "files", payload.infoHash());
            assertThat(files.get(1).get("priority").asText()).isEqualTo("skip");
            assertThat(json(starling, "tag").get(1).get("tag").asText()).isEqualTo("new/er");
            JsonNode schedule = json(starling, "schedule").get(0);
            assertThat(schedule.get("mode").asText()).isEqualTo("alternative");
            assertThat(schedule.get("down").asLong()).isEqualTo(100 << 10);

            Path other = new Payload("other", 64 << 10).file("x", 1_000, 3).torrent(folder);
            assertThat(instance.add(other, data)).isPresent();
            JsonNode queue = json(starling, "queue", "other");
            assertThat(queue.get(0).get("hold").asText()).isEqualTo("queued");
            assertThat(starling.run("why", "other")).contains("turn in the queue");
            starling.run("queue", "other", "--top");
            assertThat(json(starling, "queue").get(0).get("name").asText()).isEqualTo("other");
            assertThat(starling.run("share", "other", "--ratio", "1.5", "--idle", "90m", "--then", "remove"))
                    .contains("1.50", "remove");
        }
        try (Instance instance = Instance.start(starling)) {
            instance.awaitAnswer();
            assertThat(json(starling, "share", "other").get(0).get("idle").asLong())
                    .isEqualTo(5_400);
            assertThat(json(starling, "watch").get(0).get("folder").asText()).isEqualTo(watched.toString());
            assertThat(json(starling, "settings", "queue.downloads")
                            .get(0)
                            .get("value")
                            .asLong())
                    .isEqualTo(1);
            starling.run("settings", "queue.downloads", "--reset");
            Await.until(
                    PATIENCE,
                    "both run",
                    instance::log,
                    () -> instance.all().orElseThrow().stream().allMatch(row -> row.state() == State.DOWNLOADING));
        }
    }

    private void awaitState(Instance instance, State state) {
        Await.until(
                PATIENCE,
                "it is " + state,
                instance::log,
                () -> instance.row(payload.infoHash())
                        .filter(row -> row.state() == state)
                        .isPresent());
    }
}
