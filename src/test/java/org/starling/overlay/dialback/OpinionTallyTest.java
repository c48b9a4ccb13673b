package org.starling.overlay.dialback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.starling.overlay.ClassicVectors;

/** How many must agree on our address. */
final class OpinionTallyTest {
    private final OpinionTally tally = new OpinionTally();

    private static InetAddress ip(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Each opinion of the recorded client came from somebody else. */
    @Test
    void agreesWithTheOriginal() {
        int voter = 0;
        for (JsonNode step : ClassicVectors.read("dialback").get("tally (quorum 4)")) {
            tally.add(ip("10.0." + voter++ + ".1"), ip(step.get("opinion").asText()), 0);
            JsonNode consensus = step.get("consensus");
            assertThat(tally.consensus(0).map(InetAddress::getHostAddress).orElse(""))
                    .isEqualTo(consensus.isNull() ? "" : consensus.asText());
        }
    }

    @Test
    void oneNetworkHasOneVoice() {
        for (int i = 1; i < 100; i++) {
            tally.add(ip("10.0.0." + i), ip("6.6.6.6"), 0);
        }
        assertThat(tally.consensus(0)).isEmpty();
    }

    @Test
    void opinionsGrowOld() {
        for (int i = 0; i < OpinionTally.QUORUM; i++) {
            tally.add(ip("10.0." + i + ".1"), ip("1.2.3.4"), i);
        }
        long twoDays = OpinionTally.LIFETIME.toNanos();
        assertThat(tally.consensus(twoDays)).contains(ip("1.2.3.4"));
        assertThat(tally.consensus(twoDays + 1)).isEmpty();
    }
}
