package org.starling.overlay.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.starling.wire.FuzzSeeds;

/** Whatever stands behind an id, it gives a message that is written as it is read, or a reason why not. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class MessageFuzzTest {
    private static final int ROUNDS = 500;

    private static final List<Dialect> DIALECTS =
            List.of(Dialect.classic(6), Dialect.classic(7), Dialect.classic(8), Dialect.classic(9), Dialect.SECURE);

    @FuzzTest
    void challenge(byte[] input) {
        reads(Challenge.ID, input);
    }

    @FuzzTest
    void response1(byte[] input) {
        reads(Response1.ID, input);
    }

    @FuzzTest
    void response2(byte[] input) {
        reads(Response2.ID, input);
    }

    @FuzzTest
    void buddyCast(byte[] input) {
        reads(BuddyCast.ID, input);
    }

    @FuzzTest
    void getMetadata(byte[] input) {
        reads(GetMetadata.ID, input);
    }

    @FuzzTest
    void metadata(byte[] input) {
        reads(Metadata.ID, input);
    }

    @FuzzTest
    void downloadHelp(byte[] input) {
        reads(DownloadHelp.ID, input);
    }

    @FuzzTest
    void stopDownloadHelp(byte[] input) {
        reads(StopDownloadHelp.ID, input);
    }

    @FuzzTest
    void dialbackRequest(byte[] input) {
        reads(DialbackRequest.ID, input);
    }

    @FuzzTest
    void dialbackReply(byte[] input) {
        reads(DialbackReply.ID, input);
    }

    @FuzzTest
    void reservePieces(byte[] input) {
        reads(ReservePieces.ID, input);
    }

    @FuzzTest
    void piecesReserved(byte[] input) {
        reads(PiecesReserved.ID, input);
    }

    @FuzzTest
    void keepAlive(byte[] input) {
        reads(KeepAlive.ID, input);
    }

    @FuzzTest
    void socialOverlap(byte[] input) {
        reads(SocialOverlap.ID, input);
    }

    @FuzzTest
    void query(byte[] input) {
        reads(Query.ID, input);
    }

    @FuzzTest
    void queryReply(byte[] input) {
        reads(QueryReply.ID, input);
    }

    @FuzzTest
    void barterCast(byte[] input) {
        reads(BarterCast.ID, input);
    }

    @FuzzTest
    void friendship(byte[] input) {
        reads(Friendship.ID, input);
    }

    @FuzzTest
    void crawlerRequest(byte[] input) {
        reads(CrawlerRequest.ID, input);
    }

    @FuzzTest
    void crawlerReply(byte[] input) {
        reads(CrawlerReply.ID, input);
    }

    @TestFactory
    Stream<DynamicTest> mutationsOfTheCorpus() {
        return Stream.of(MessageType.values())
                .map(type -> DynamicTest.dynamicTest(type.name(), () -> {
                    List<byte[]> corpus = FuzzSeeds.corpus(MessageFuzzTest.class, method(type));
                    FuzzSeeds.mutate(corpus, type.id(), ROUNDS, input -> reads(type.id(), input));
                }));
    }

    private static String method(MessageType type) {
        if (type == MessageType.BUDDYCAST || type == MessageType.BARTERCAST) {
            return type.name().toLowerCase(Locale.ROOT).replace("cast", "Cast");
        }
        StringBuilder name = new StringBuilder();
        for (String word : type.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    private static void reads(int id, byte[] input) {
        for (Dialect dialect : DIALECTS) {
            try {
                OverlayMessage message = OverlayMessage.decode(id, input, dialect);
                assertThat(message.id()).isEqualTo(id);
                writesWhatItReads(message, dialect);
            } catch (MessageException refused) {
                assertThat(refused.reason()).isNotNull();
            }
        }
    }

    /** Keys left out or ignored in the input may make the canonical form longer than a message may be. */
    private static void writesWhatItReads(OverlayMessage message, Dialect dialect) throws MessageException {
        byte[] written = message.payload(dialect);
        if (written.length <= MessageType.maxPayload(message.id())) {
            assertThat(OverlayMessage.decode(message.id(), written, dialect).payload(dialect))
                    .isEqualTo(written);
        }
    }
}
