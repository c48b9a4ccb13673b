package org.starling.engine.discovery.dht;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.engine.discovery.dht.NodeBench.Sent;
import org.starling.engine.discovery.dht.krpc.Contact;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Failure;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Query;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Response;
import org.starling.engine.discovery.dht.krpc.KrpcWriter;
import org.starling.engine.discovery.dht.krpc.Request;
import org.starling.engine.discovery.dht.table.SecureIds;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;
import org.starling.wire.NodeId;
import org.starling.wire.bencode.BString;

class DhtNodeTest {
    private static final InfoHash TORRENT = InfoHash.fromHex("0123456789abcdef0123456789abcdef01234567");
    private static final InetSocketAddress ASKER = NodeBench.at("80.1.2.3", 50_000);

    private final NodeBench bench = new NodeBench();

    private Request get() {
        return new Request.GetPeers(TORRENT, Set.of());
    }

    private Request announce(int port, boolean implied, BString token) {
        return new Request.AnnouncePeer(TORRENT, port, implied, token);
    }

    private Contact neighbour(int i) {
        InetSocketAddress address = NodeBench.at("60." + i + ".9.1", 6881);
        return new Contact(SecureIds.derive(address.getAddress(), bench.random), address);
    }

    @Test
    void aPeerIsKeptForThoseWhoShowTheirToken() {
        BString token = bench.response(ASKER, get()).token().orElseThrow();
        assertThat(bench.response(ASKER, get()).peers()).isEmpty();
        assertThat(bench.ask(ASKER, announce(7_000, false, token))).get().isInstanceOf(Response.class);
        assertThat(bench.response(NodeBench.at("81.1.1.1", 6_000), get()).peers())
                .containsExactly(NodeBench.at("80.1.2.3", 7_000));
        InetSocketAddress other = NodeBench.at("82.1.1.1", 6_000);
        bench.ask(
                other, announce(25, false, bench.response(other, get()).token().orElseThrow()));
        assertThat(bench.response(other, get()).peers()).as("not mail servers").hasSize(1);
    }

    @Test
    void portsByNameAndByDatagram() {
        BString token = bench.response(ASKER, get()).token().orElseThrow();
        bench.ask(ASKER, announce(7_000, false, token));
        InetSocketAddress other = NodeBench.at("81.1.1.1", 6_000);
        assertThat(bench.response(other, get()).peers()).containsExactly(NodeBench.at("80.1.2.3", 7_000));
        bench.ask(ASKER, announce(7_000, true, token));
        assertThat(bench.response(other, get()).peers())
                .as("one address, one peer")
                .containsExactly(ASKER);
        assertThat(bench.response(NodeBench.at("2a00::1", 6_000), get()).peers())
                .as("the other family is another network")
                .isEmpty();
        bench.loop.runFor(Duration.ofMinutes(31));
        assertThat(bench.response(other, get()).peers())
                .as("after half an hour")
                .isEmpty();
    }

    @Test
    void aTokenIsGoodForItsAddressAndForAWhile() {
        BString token = bench.response(ASKER, get()).token().orElseThrow();
        InetSocketAddress thief = NodeBench.at("80.1.2.4", 50_000);
        assertThat(bench.ask(thief, announce(7_000, false, token)))
                .get()
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(203));
        assertThat(bench.ask(ASKER, announce(7_000, false, BString.of("guess"))))
                .get()
                .isInstanceOf(Failure.class);
        bench.loop.runFor(Duration.ofMinutes(4));
        assertThat(bench.ask(ASKER, announce(7_000, false, token))).get().isInstanceOf(Response.class);
        bench.loop.runFor(Duration.ofMinutes(12));
        assertThat(bench.ask(ASKER, announce(7_000, false, token))).get().isInstanceOf(Failure.class);
    }

    @Test
    void unusableQuestionsGetErrorsAndNonsenseGetsNothing() {
        bench.deliver(ascii("d1:ad2:id20:abcdefghij0123456789e1:q4:vote1:t2:aa1:y1:qe"), ASKER);
        assertThat(bench.sent)
                .last()
                .extracting(Sent::message)
                .isEqualTo(new Failure(BString.of("aa"), 204, "Method Unknown"));
        int before = bench.sent.size();
        assertThat(bench.deliver(ascii("d1:x"), ASKER)).as("still ours").isTrue();
        assertThat(bench.deliver(ascii("d1:t2:aa1:y1:re"), ASKER)).isTrue();
        assertThat(bench.deliver(new byte[] {0, 0, 0, 1}, ASKER))
                .as("a tracker's")
                .isFalse();
        assertThat(bench.deliver(new byte[0], ASKER)).isFalse();
        assertThat(bench.sent).hasSize(before);
    }

    @Test
    void whoAsksIsGreetedAndWhoAnswersIsKept() {
        Contact friend = neighbour(1);
        bench.introduce(friend);
        assertThat(bench.node.status(0).families().get(0).nodes()).isOne();
        assertThat(bench.response(ASKER, new Request.FindNode(friend.id(), Set.of()))
                        .nodes())
                .containsExactly(friend);
    }

    @Test
    void whoOnlyReadsIsAnsweredAndForgotten() {
        Contact reader = neighbour(1);
        assertThat(bench.ask(reader.id(), reader.address(), true, new Request.Ping()))
                .isPresent();
        bench.loop.runFor(Duration.ofMinutes(1));
        assertThat(bench.questions(reader.address())).isEmpty();
    }

    @Test
    void anAnswerCountsOnlyFromWhoWasAskedAndOnce() {
        Contact friend = neighbour(1);
        bench.ask(friend.id(), friend.address(), false, new Request.Ping());
        bench.loop.runUntil(() -> !bench.questions(friend.address()).isEmpty(), Duration.ofMinutes(1));
        Query question = bench.questions(friend.address()).get(0);
        bench.answer(question, new Contact(friend.id(), NodeBench.at("66.6.6.6", 6881)));
        assertThat(bench.node.isAlone(Family.V4)).isTrue();
        bench.answer(question, friend);
        assertThat(bench.node.isAlone(Family.V4)).isFalse();
        bench.answer(question, new Contact(NodeId.random(bench.random), friend.address()));
        assertThat(bench.node.state().nodes()).containsExactly(friend);
    }

    /** Nobody forges an address to have somebody else flooded. */
    @Test
    void answersToStrangersAreFewTimesAsLongAsTheirQuestions() {
        Contact friend = neighbour(1);
        bench.introduce(friend);
        for (int i = 2; i <= 40; i++) {
            bench.introduce(neighbour(i));
        }
        for (int i = 0; i < 100; i++) {
            InetSocketAddress peer = NodeBench.at("70." + i + ".1.1", 6881);
            BString token = bench.response(peer, get()).token().orElseThrow();
            bench.ask(peer, announce(7_000, false, token));
        }
        List<Request> requests = new ArrayList<>();
        for (Set<Family> want : List.of(Set.<Family>of(), Set.of(Family.V6), Request.EVERYTHING)) {
            requests.add(new Request.GetPeers(TORRENT, want));
            requests.add(new Request.FindNode(NodeId.of(TORRENT), want));
        }
        requests.add(new Request.Ping());
        for (Request request : requests) {
            byte[] question = KrpcWriter.write(new Query(BString.of("x"), NodeId.random(bench.random), true, request));
            bench.deliver(question, ASKER);
            Sent answer = bench.sent.get(bench.sent.size() - 1);
            assertThat(answer.length()).as(request.toString()).isLessThanOrEqualTo(5 * question.length);
        }
        assertThat(bench.response(ASKER, get()).peers()).hasSizeBetween(10, 40);
        Response more = (Response)
                bench.ask(friend.id(), friend.address(), false, get()).orElseThrow();
        assertThat(more.peers()).as("a node that is known to live there").hasSizeGreaterThan(60);
        assertThat(bench.sent).allMatch(each -> each.length() <= 1_200);
    }

    @Test
    void aFloodIsNotAnswered() {
        int before = bench.sent.size();
        for (int i = 0; i < 10_000; i++) {
            bench.ask(ASKER, get());
        }
        assertThat(bench.sent.size() - before).as("one address").isLessThanOrEqualTo(AnswerLimits.BURST_OF_ADDRESS);
        bench.loop.runFor(Duration.ofSeconds(10));
        assertThat(bench.ask(ASKER, get())).as("forgiven").isPresent();

        before = bench.sent.size();
        for (int i = 0; i < 10_000; i++) {
            String address = "9" + i % 9 + "." + i / 9 % 250 + "." + i / 2_250 % 250 + ".1";
            bench.ask(NodeBench.at(address, 6881), get());
        }
        int bytes = bench.sent.stream().skip(before).mapToInt(Sent::length).sum();
        assertThat(bytes).as("all together").isLessThanOrEqualTo(AnswerLimits.BURST_OF_BYTES);
        before = bench.sent.size();
        bench.loop.runFor(Duration.ofSeconds(10));
        assertThat(bench.sent.size() - before)
                .as("questions that a flood of strangers makes us send")
                .isLessThanOrEqualTo(50);
        assertThat(bench.node.status(0).traffic().refused()).isPositive();
    }

    /** Addresses of a home mean nothing outside of it. */
    @Test
    void addressesOfTheHomeStayThere() {
        Contact near = new Contact(NodeId.random(bench.random), NodeBench.at("192.168.1.9", 6881));
        bench.introduce(near);
        Request find = new Request.FindNode(near.id(), Set.of());
        assertThat(bench.response(ASKER, find).nodes()).isEmpty();
        assertThat(bench.response(NodeBench.at("192.168.1.10", 6881), find).nodes())
                .containsExactly(near);

        InetSocketAddress atHome = NodeBench.at("192.168.1.11", 5_000);
        BString token = bench.response(atHome, get()).token().orElseThrow();
        bench.ask(atHome, announce(7_000, false, token));
        assertThat(bench.response(ASKER, get()).peers()).isEmpty();
        assertThat(bench.response(NodeBench.at("192.168.1.10", 6881), get()).peers())
                .containsExactly(NodeBench.at("192.168.1.11", 7_000));

        Contact far = neighbour(1);
        bench.introduce(far);
        bench.silence(far);
        bench.node.find(Family.V4, TORRENT, new DhtWorld.Found());
        Query question = bench.questions(far.address())
                .get(bench.questions(far.address()).size() - 1);
        Response lie = new Response(
                question.transaction(),
                far.id(),
                Optional.empty(),
                List.of(new Contact(NodeId.of(TORRENT), NodeBench.at("192.168.1.1", 8_080))),
                List.of(NodeBench.at("127.0.0.1", 8_080)),
                Optional.empty());
        bench.deliver(KrpcWriter.write(lie), far.address());
        bench.loop.runFor(Duration.ofMinutes(1));
        assertThat(bench.questions(NodeBench.at("192.168.1.1", 8_080))).isEmpty();
    }

    @Test
    void whenOurAddressIsKnownTheIdFollowsFromIt() {
        bench.introduce(neighbour(1));
        bench.external.become(NodeBench.at("77.7.7.7", 1).getAddress());
        bench.node.addressChanged();
        bench.loop.runFor(Duration.ofSeconds(1));
        assertThat(SecureIds.fits(
                        bench.node.id(Family.V4), NodeBench.at("77.7.7.7", 1).getAddress()))
                .isTrue();
        assertThat(bench.node.isAlone(Family.V4)).as("who was known still is").isFalse();
        NodeId id = bench.node.id(Family.V4);
        bench.loop.runFor(Duration.ofMinutes(10));
        assertThat(bench.node.id(Family.V4)).isEqualTo(id);
    }

    @Test
    void afterTheEndNothingIsSent() {
        bench.introduce(neighbour(1));
        bench.node.find(Family.V4, TORRENT, new DhtWorld.Found());
        bench.node.stop();
        int before = bench.sent.size();
        bench.ask(ASKER, get());
        bench.node.heard(neighbour(2).address());
        bench.node.startFrom(List.of(neighbour(3).address()));
        bench.loop.runFor(Duration.ofHours(1));
        assertThat(bench.sent).hasSize(before);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
