package org.starling.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.starling.rig.Await;
import org.starling.rig.Child;
import org.starling.rig.Payload;
import org.starling.rig.Starling;

/** Starling among libtorrent's nodes: no tracker, no peer exchange, no local discovery, no address that was given. */
@Tag("interop")
@Isolated
final class DhtInteropTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    static final int PORT = 6881;
    private static final int FIRST = 1;
    private static final int PLAIN_NODES = 4;
    private static final int OTHER = 5;
    private static final int OURS = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void magnetsFindTheirPeersBothWaysAndTheNextRunNeedsNobody() throws Exception {
        List<Child> children = new ArrayList<>();
        try (PublicNet net = new PublicNet(OURS)) {
            try {
                for (int host = FIRST; host <= PLAIN_NODES; host++) {
                    children.add(libtorrent(net, host, "-", folder));
                }
                weSeed(net);
                weFetchAndComeBack(net);
            } finally {
                children.forEach(Child::close);
            }
        }
    }

    private void weSeed(PublicNet net) throws Exception {
        Payload payload = Payload.mixed("ours");
        Path data = Files.createDirectories(folder.resolve("seeded"));
        payload.writeTo(data);
        String torrent = payload.torrent(folder).toString();
        Starling starling = new Starling(folder.resolve("seeder"), net.on(OURS));
        Path fetched = Files.createDirectories(folder.resolve("theirs"));
        try (Child seeder =
                        starling.start(command(net, List.of("download", torrent, "--dir", data.toString(), "--seed")));
                Child other = libtorrent(net, OTHER, payload.magnet(), fetched)) {
            Await.until(
                    PATIENCE,
                    "libtorrent finds us",
                    () -> other.log() + seeder.log(),
                    () -> other.output().contains("\ncomplete"));
        }
        assertThat(payload.difference(fetched)).isEmpty();
    }

    private void weFetchAndComeBack(PublicNet net) throws Exception {
        Payload payload = Payload.mixed("theirs-only");
        Path data = Files.createDirectories(folder.resolve("offered"));
        payload.writeTo(data);
        String torrent = payload.torrent(folder).toString();
        Starling starling = new Starling(folder.resolve("leecher"), net.on(OURS));
        Path fetched = Files.createDirectories(folder.resolve("fetched"));
        try (Child other = libtorrent(net, OTHER, torrent, data)) {
            List<String> download =
                    command(net, List.of("download", payload.magnet(), "--dir", fetched.toString(), "--seed"));
            JsonNode before;
            try (Child leecher = starling.start(download)) {
                Await.until(
                        PATIENCE,
                        "we find libtorrent",
                        () -> leecher.log() + other.log(),
                        () -> leecher.output().contains("Complete"));
                Await.until(
                        PATIENCE,
                        "both networks are reached",
                        leecher::log,
                        () -> nodes(starling, 0) > 1 && nodes(starling, 1) > 0);
                before = dht(starling);
                leecher.terminate();
                leecher.awaitExit(PATIENCE);
            }
            assertThat(payload.difference(fetched)).isEmpty();
            comeBack(starling, before);
        }
    }

    /** With a node to begin with that is not there, and so with those of the last run or none. */
    private static void comeBack(Starling starling, JsonNode before) throws Exception {
        List<String> alone = List.of("--headless", "--no-pex", "--dht-node", "45.99.0.1:6881");
        try (Child again = starling.start(alone)) {
            Await.until(PATIENCE, "it takes commands", again::log, () -> answers(starling));
            Await.until(
                    PATIENCE,
                    "the network is reached again",
                    again::log,
                    () -> nodes(starling, 0) > 0 && nodes(starling, 1) > 0);
            for (int family = 0; family < 2; family++) {
                assertThat(dht(starling).at("/families/" + family + "/id"))
                        .isEqualTo(before.at("/families/" + family + "/id"));
            }
        }
    }

    private static List<String> command(PublicNet net, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--no-pex", "--port", "" + PORT));
        all.addAll(List.of("--dht-node", net.v4(FIRST) + ":" + PORT));
        all.addAll(List.of("--dht-node", "[" + net.v6(FIRST) + "]:" + PORT));
        return all;
    }

    private static boolean answers(Starling starling) throws InterruptedException {
        try (Child child = starling.start("dht")) {
            return child.awaitExit(PATIENCE) == 0;
        }
    }

    private static int nodes(Starling starling, int family) throws Exception {
        return dht(starling).at("/families/" + family + "/nodes").asInt();
    }

    private static JsonNode dht(Starling starling) throws InterruptedException, IOException {
        return JSON.readTree(starling.run("dht", "--json"));
    }

    /** A node of the DHT that is libtorrent; begins with the first of them. */
    static Child libtorrent(PublicNet net, int host, String torrent, Path data) throws IOException {
        List<String> command = new ArrayList<>(net.on(host));
        command.addAll(List.of(
                Programs.require("/usr/bin/python3", "python3-libtorrent"),
                Path.of("src/test/resources/org/starling/interop/lt_dht.py")
                        .toAbsolutePath()
                        .toString(),
                data.toString(),
                net.v4(host) + "," + net.v6(host),
                Integer.toString(PORT),
                host == FIRST ? "" : net.v4(FIRST) + ":" + PORT + ",[" + net.v6(FIRST) + "]:" + PORT,
                torrent));
        return Child.start("libtorrent" + host, Files.createTempDirectory(data.getParent(), "lt"), command);
    }
}
