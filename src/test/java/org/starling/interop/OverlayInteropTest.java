package org.starling.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.rig.Await;
import org.starling.rig.Child;
import org.starling.rig.Host;
import org.starling.rig.HttpTracker;
import org.starling.rig.Payload;
import org.starling.rig.Starling;

/** Two processes on the overlay, on the port that serves a torrent at the same time. */
@Tag("interop")
final class OverlayInteropTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpTracker tracker = new HttpTracker();
    private final Payload payload = Payload.mixed("overlay");
    private final int port = Host.freePort();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void stop() {
        tracker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "require"})
    void authenticateInBothRolesWhileATorrentUsesThePort(String encryption) throws Exception {
        payload.writeTo(folder);
        String torrent = payload.torrent(folder, tracker.url()).toString();
        Starling seeder = new Starling(folder.resolve("seeder"));
        Starling other = new Starling(folder.resolve("other"));
        int otherPort = Host.freePort();
        try (Child seeding = seeder.start(
                        "download",
                        torrent,
                        "--dir",
                        folder.toString(),
                        "--bind",
                        Host.ip(),
                        "--port",
                        Integer.toString(port),
                        "--seed",
                        "--encryption",
                        encryption);
                Child idle = headless(other, otherPort, encryption)) {
            Await.until(PATIENCE, "it seeds", seeding::log, () -> tracker.hasSeenSeed(port));
            awaitRunning(other, idle);
            JsonNode a = json(seeder, "overlay", "on", "--json");
            JsonNode b = json(other, "overlay", "on", "--json");
            check(connect(other, port), a);
            check(connect(seeder, otherPort), b);
            Path data = Files.createDirectories(folder.resolve("fetched"));
            try (Child leecher = new Starling(folder.resolve("leecher"))
                    .start(
                            "download",
                            torrent,
                            "--dir",
                            data.toString(),
                            "--bind",
                            Host.ip(),
                            "--port",
                            "0",
                            "--peer",
                            Host.ip() + ":" + port)) {
                assertThat(leecher.awaitExit(PATIENCE)).as(leecher.log()).isZero();
            }
            assertThat(payload.difference(data)).isEmpty();
            other.run("overlay", "off");
            assertThat(json(seeder, "overlay", "--json").get("secureLinks").asInt())
                    .isZero();
        }
    }

    @Test
    void anInvitationMakesFriendsWhoStayFriendsAfterARestart() throws Exception {
        Starling anna = new Starling(folder.resolve("anna"));
        Starling bram = new Starling(folder.resolve("bram"));
        int bramPort = Host.freePort();
        try (Child first = headless(anna, port, "prefer")) {
            try (Child second = headless(bram, bramPort, "prefer")) {
                awaitRunning(anna, first);
                awaitRunning(bram, second);
                anna.run("overlay", "on");
                bram.run("overlay", "on");
                anna.run("id", "--name", "Anna");
                Path file = folder.resolve("invitation");
                anna.run("friend", "invite", "--file", file.toString());
                bram.run("friend", "add", file.toString(), "--yes");
                awaitOnline(anna, first);
                awaitOnline(bram, second);
                assertThat(json(bram, "friend", "--json").get(0).get("name").asText())
                        .isEqualTo("Anna");
                assertThat(json(anna, "overlay", "log", "--json").findValuesAsText("topic"))
                        .contains("friendship", "profile");
            }
            Await.until(PATIENCE, "he is gone", first::log, () -> !online(anna));
            try (Child again = headless(bram, bramPort, "prefer")) {
                awaitRunning(bram, again);
                awaitOnline(bram, again);
                awaitOnline(anna, first);
            }
        }
    }

    /** On a loaded machine the ten seconds for a proof may pass while classes are loaded. */
    private static JsonNode connect(Starling from, int to) {
        AtomicReference<JsonNode> link = new AtomicReference<>();
        Await.until(PATIENCE, "a link", () -> {
            try (Child child = from.start("overlay", "connect", Host.ip() + ":" + to, "--json")) {
                boolean done = child.awaitExit(PATIENCE) == 0;
                link.set(done ? JSON.readTree(child.output()) : link.get());
                return done;
            }
        });
        return Objects.requireNonNull(link.get());
    }

    private static Child headless(Starling starling, int port, String encryption) {
        return starling.start(
                "--headless", "--bind", Host.ip(), "--port", Integer.toString(port), "--encryption", encryption);
    }

    private static void awaitRunning(Starling starling, Child child) {
        Await.until(PATIENCE, "it runs", child::log, () -> child.output().contains("Starling runs"));
        assertThat(starling.state()).isDirectory();
    }

    private static void awaitOnline(Starling starling, Child child) {
        Await.until(PATIENCE, "the friend is online", child::log, () -> online(starling));
    }

    private static boolean online(Starling starling) throws Exception {
        JsonNode friends = json(starling, "friend", "list", "--json");
        return friends.size() == 1
                && friends.get(0).get("online").asBoolean()
                && friends.get(0).get("state").asText().equals("friend");
    }

    private static void check(JsonNode link, JsonNode status) {
        assertThat(link.get("permid")).isEqualTo(status.get("permid"));
        assertThat(link.get("kind").asText()).isEqualTo("secure");
        assertThat(link.get("version").asInt()).isEqualTo(7);
    }

    private static JsonNode json(Starling starling, String... words) throws Exception {
        return JSON.readTree(starling.run(words));
    }
}
