package org.starling.engine.discovery.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.engine.discovery.Searches;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.wire.FuzzSeeds;

/** Whatever a tracker answers or a torrent names as its tracker, it is read within bounds or refused. */
@Timeout(60)
class ReplyFuzzTest {
    private static final InetAddress TRACKER = Searches.peer("198.51.100.1", 1).getAddress();
    private static final int ROUNDS = 3_000;

    @FuzzTest
    void reply(byte[] input) {
        readsReply(input);
    }

    @FuzzTest
    void url(byte[] input) {
        readsUrl(input);
    }

    @Test
    void mutationsOfTheCorpus() {
        FuzzSeeds.mutate(FuzzSeeds.corpus(ReplyFuzzTest.class, "reply"), 1, ROUNDS, ReplyFuzzTest::readsReply);
        FuzzSeeds.mutate(FuzzSeeds.corpus(ReplyFuzzTest.class, "url"), 2, ROUNDS, ReplyFuzzTest::readsUrl);
    }

    private static void readsReply(byte[] input) {
        if (ReplyParser.parse(input, TRACKER) instanceof Answered answered) {
            TrackerReply reply = answered.reply();
            assertThat(reply.peers())
                    .hasSizeLessThanOrEqualTo(1_000)
                    .allMatch(peer -> PeerAddresses.mayDial(peer, TRACKER));
            reply.warning()
                    .ifPresent(text -> assertThat(text.codePoints().noneMatch(Character::isISOControl))
                            .isTrue());
        }
    }

    private static void readsUrl(byte[] input) {
        TrackerUrl.parse(new String(input, StandardCharsets.UTF_8)).ifPresent(uri -> {
            assertThat(uri.getHost()).isNotNull();
            assertThat(uri.getRawUserInfo()).isNull();
            AnnounceQuery query = new AnnounceQuery(
                    new Searches().search(List.of(), false).announcement(),
                    new Searches().numbers(),
                    AnnounceEvent.STARTED,
                    10,
                    Optional.empty(),
                    false);
            assertThat(AnnounceUrl.of(uri, query).toString())
                    .startsWith(uri.toString())
                    .matches("\\p{Graph}+");
        });
    }
}
