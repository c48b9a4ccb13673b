package org.starling.app.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.app.command.DhtRow;
import org.starling.app.command.FileRow;
import org.starling.app.command.LimitChange;
import org.starling.app.command.LimitRow;
import org.starling.app.command.PeerRow;
import org.starling.app.command.PortRow;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.command.Request.FileChange;
import org.starling.app.command.TorrentRow;
import org.starling.app.command.TorrentRow.State;
import org.starling.app.command.TorrentRow.Traffic;
import org.starling.app.command.TotalsRow;
import org.starling.app.command.TrackerRow;
import org.starling.app.command.WhyRow;
import org.starling.engine.FilePriority;

final class MessageCodecTest {
    private static final List<Request> REQUESTS = List.of(
            new Request.Add(
                    "/a b/ü.torrent",
                    "/d",
                    true,
                    new Request.Order(false, true),
                    Optional.of("*.mkv"),
                    List.of("192.0.2.1:1")),
            new Request.Add("magnet:?x", "/d", false, new Request.Order(true, false), Optional.empty(), List.of()),
            new Request.Show(List.of("1", "all")),
            new Request.Act(Request.Action.REMOVE_WITH_DATA, List.of("x")),
            new Request.ShowFiles("x"),
            new Request.ChangeFiles(
                    "x",
                    List.of(
                            new FileChange.Prioritise("1-3", FilePriority.LOW),
                            new FileChange.Rename("1", "a/b"),
                            new FileChange.Sequential(true),
                            new FileChange.FirstLast(false),
                            new FileChange.Only("*"))),
            new Request.ShowPeers("x"),
            new Request.ShowTrackers("x"),
            new Request.Explain(List.of("1", "2")),
            new Request.ShowTotals(),
            new Request.ShowDht(),
            new Request.Manage(Request.Topic.WATCH, List.of("/a b"), Map.of("paused", "true", "save-to", "/ü")),
            new Request.Manage(Request.Topic.UNDO, List.of(), Map.of()),
            new Request.Move("x", "/new"),
            new Request.Limit(List.of(), new LimitChange(Optional.of(0L), Optional.empty(), Optional.of(7))),
            new Request.Limit(List.of("1"), new LimitChange(Optional.empty(), Optional.of(9L), Optional.empty())));
    private static final List<Reply> REPLIES = List.of(
            new Reply.Progress(0.25),
            new Reply.Progress(1),
            new Reply.Torrents(List.of(new TorrentRow(
                    7,
                    "ab".repeat(20),
                    "name \u0007\"",
                    "/d",
                    State.MOVING,
                    Long.MAX_VALUE,
                    2,
                    1,
                    0.5,
                    false,
                    new Traffic(1, 2, 3, 4, 5, 6, Optional.of(7L)),
                    Optional.of("message")))),
            new Reply.Files(List.of(
                    new FileRow(1, "a/b", 5, FilePriority.HIGH),
                    new FileRow(2, "c", 6, FilePriority.LOW, Optional.of(3L), Optional.of(1.5)))),
            new Reply.Peers(List.of(new PeerRow(
                    "[::1]:1", "x", "dht", true, List.of("seed"), new PeerRow.Flow(1, 2, 3, 4), 0.5, 6, 7, 8))),
            new Reply.Trackers(List.of(new TrackerRow(
                    1,
                    "http://t/a",
                    "working",
                    2,
                    Optional.of(3L),
                    Optional.empty(),
                    Optional.of(4L),
                    Optional.of(5L),
                    Optional.of("hello")))),
            new Reply.Whys(List.of(new WhyRow(
                    1, "ab", "name", List.of(new WhyRow.Explained("paused", "stops", "It is.", Optional.of("Do.")))))),
            new Reply.Totals(new TotalsRow(
                    1,
                    2,
                    3,
                    4,
                    5,
                    new TotalsRow.Sum(6, 7, 8, 9),
                    new TotalsRow.Sum(10, 11, 12, Long.MAX_VALUE),
                    new PortRow(
                            6881,
                            true,
                            "failed",
                            Optional.of("pcp"),
                            Optional.of("192.0.2.1"),
                            Optional.of(7L),
                            Optional.of("no_room"),
                            Optional.of("full"),
                            Optional.of("192.0.2.2"),
                            "silent"))),
            new Reply.Limits(List.of(
                    new LimitRow(Optional.empty(), 0, 5, 500),
                    new LimitRow(Optional.of(new LimitRow.Owner(3, "ab".repeat(20), "name")), 1, 0, 0))),
            new Reply.Dht(new DhtRow(
                    List.of(
                            new DhtRow.FamilyRow("ipv4", "ab".repeat(20), 1, 2, Optional.of("192.0.2.1")),
                            new DhtRow.FamilyRow("ipv6", "cd".repeat(20), 0, 0, Optional.empty())),
                    3,
                    new DhtRow.Lookups(4, Long.MAX_VALUE),
                    new DhtRow.Traffic(5, 6, 7),
                    new DhtRow.Kept(8, 9))),
            new Reply.Managed(List.of(managed())),
            new Reply.Managed(List.of()),
            new Reply.Failed("why"),
            new Reply.Done());

    private static Map<String, @Nullable Object> managed() {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("name", "a \u0007");
        row.put("size", 7L);
        row.put("ratio", 0.5);
        row.put("forced", true);
        row.put("tags", List.of("a", "b"));
        row.put("hold", null);
        return row;
    }

    private final MessageCodec codec = new MessageCodec();

    @Test
    void whatIsWrittenIsRead() throws IOException {
        for (Request request : REQUESTS) {
            assertThat(codec.request(codec.encode(request))).isEqualTo(request);
        }
        for (Reply reply : REPLIES) {
            assertThat(codec.reply(codec.encode(reply))).isEqualTo(reply);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "7",
                "{\"protocol\":1}",
                "{\"protocol\":2,\"type\":\"show\",\"selectors\":[]}",
                "{\"protocol\":1,\"type\":\"nonsense\"}",
                "{\"protocol\":1,\"type\":\"show\",\"selectors\":[1]}",
                "{\"protocol\":1,\"type\":\"show\",\"selectors\":{}}",
                "{\"protocol\":1,\"type\":\"act\",\"action\":\"EXPLODE\",\"selectors\":[]}",
                "{\"protocol\":99999999999999999999999,\"type\":\"show\"}",
                "{\"protocol\":1,\"type\":\"show\",\"selectors\":[]} {}",
                "{\"protocol\":1,\"type\":\"show\",\"selectors\":[]"
            })
    void anythingElseIsRefused(String message) {
        assertThatThrownBy(() -> codec.request(message.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "{\"protocol\":1,\"type\":\"show\",\"selectors\":" + "[".repeat(100_000);
        assertThatThrownBy(() -> codec.request(deep.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    /** Bytes changed at random are read or refused; nothing else is thrown. */
    @Test
    void mutatedMessagesThrowNothingUnexpected() {
        Random random = new Random(42);
        int read = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] message = codec.encode(REQUESTS.get(random.nextInt(REQUESTS.size())));
            for (int i = random.nextInt(4); i >= 0; i--) {
                message[random.nextInt(message.length)] = (byte) random.nextInt(256);
            }
            try {
                codec.request(message);
                read++;
            } catch (IOException expected) {
                assertThat(expected).isNotNull();
            }
        }
        assertThat(read).isBetween(1, 19_999);
    }
}
