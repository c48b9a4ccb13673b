package org.starling.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.starling.rig.Starling;

/** Two friends who have both moved, and who have nobody in common but the DHT's nodes, which are libtorrent's. */
@Tag("interop")
@Isolated
final class RendezvousInteropTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int NODES = 4;
    private static final int ANNAS_HOME = 5;
    private static final int BRAMS_HOME = 6;
    private static final int ANNAS_NEXT = 7;
    private static final int BRAMS_NEXT = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    private final List<Child> children = new ArrayList<>();

    @Test
    void friendsWhoHaveBothMovedMeetInTheDht() throws Exception {
        try (PublicNet net = new PublicNet(BRAMS_NEXT)) {
            try {
                for (int host = 1; host <= NODES; host++) {
                    children.add(DhtInteropTest.libtorrent(net, host, "-", folder));
                }
                becomeFriends(net);
                Starling anna = new Starling(folder.resolve("anna"), net.on(ANNAS_NEXT));
                Starling bram = new Starling(folder.resolve("bram"), net.on(BRAMS_NEXT));
                Child annas = start(net, ANNAS_NEXT, anna);
                Child brams = start(net, BRAMS_NEXT, bram);
                awaitOnline(anna, annas);
                awaitOnline(bram, brams);
                assertThat(addresses(anna)).anyMatch(address -> address.startsWith(net.v4(BRAMS_NEXT) + ":"));
                assertThat(addresses(bram)).anyMatch(address -> address.startsWith(net.v4(ANNAS_NEXT) + ":"));
            } finally {
                children.forEach(Child::close);
            }
        }
    }

    private void becomeFriends(PublicNet net) throws Exception {
        Starling anna = new Starling(folder.resolve("anna"), net.on(ANNAS_HOME));
        Starling bram = new Starling(folder.resolve("bram"), net.on(BRAMS_HOME));
        Child annas = start(net, ANNAS_HOME, anna);
        Child brams = start(net, BRAMS_HOME, bram);
        for (Starling one : List.of(anna, bram)) {
            one.run("settings", "overlay.rendezvous", "on");
            one.run("overlay", "on");
        }
        String invitation = JSON.readTree(anna.run("friend", "invite", "--json"))
                .get("link")
                .asText();
        bram.run("friend", "add", invitation, "--yes");
        awaitOnline(anna, annas);
        awaitOnline(bram, brams);
        for (Child one : List.of(annas, brams)) {
            one.terminate();
            assertThat(one.awaitExit(PATIENCE)).isZero();
        }
    }

    /** Nothing tells them of each other: no tracker, no peer exchange, no local discovery. */
    private Child start(PublicNet net, int host, Starling starling) {
        Child child = starling.start(List.of(
                "--headless",
                "--no-pex",
                "--bind",
                net.v4(host),
                "--port",
                "" + DhtInteropTest.PORT,
                "--dht-node",
                net.v4(1) + ":" + DhtInteropTest.PORT));
        children.add(child);
        Await.until(PATIENCE, "it runs", child::log, () -> child.output().contains("Starling runs"));
        return child;
    }

    private static void awaitOnline(Starling starling, Child child) {
        Await.until(PATIENCE, "the friend is online", child::log, () -> {
            JsonNode friend = friend(starling);
            return friend.path("online").asBoolean()
                    && friend.path("state").asText().equals("friend");
        });
    }

    private static List<String> addresses(Starling starling) throws Exception {
        List<String> addresses = new ArrayList<>();
        friend(starling).get("addresses").forEach(address -> addresses.add(address.asText()));
        return addresses;
    }

    private static JsonNode friend(Starling starling) throws Exception {
        return JSON.readTree(starling.run("friend", "list", "--json")).path(0);
    }
}
