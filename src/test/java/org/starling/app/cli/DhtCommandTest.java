package org.starling.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.starling.app.command.DhtRow;
import org.starling.app.command.DhtRow.FamilyRow;
import org.starling.app.text.Texts;

/** What {@code starling dht} prints. */
final class DhtCommandTest {
    static final DhtRow ROW = row(
            new FamilyRow("ipv4", "ab".repeat(20), 70, 80, Optional.of("192.0.2.1")),
            new FamilyRow("ipv6", "cd".repeat(20), 0, 0, Optional.empty()));

    private static DhtRow row(FamilyRow... families) {
        return new DhtRow(
                List.of(families),
                12,
                new DhtRow.Lookups(3, 456),
                new DhtRow.Traffic(2048, 1024, 0),
                new DhtRow.Kept(5, 60));
    }

    private static String print(DhtRow row) {
        return String.join("\n", DhtCommand.lines(row, Texts.load(), TestCli.terminal(true, false)));
    }

    @Test
    void eachNetworkTellsItsNodesAndHowTheySeeUs() {
        assertThat(print(ROW))
                .contains(
                        "70 of 80 nodes answered lately; they see us at 192.0.2.1",
                        "id " + "ab".repeat(20),
                        "no nodes",
                        "id " + "cd".repeat(20));
    }

    @Test
    void anAddressThatNobodyAgreesOnIsLeftOut() {
        assertThat(print(row(new FamilyRow("ipv4", "ab".repeat(20), 1, 2, Optional.empty()))))
                .contains("1 of 2 nodes answered lately")
                .doesNotContain("they see us");
    }

    @Test
    void whatItDoesIsTold() {
        assertThat(print(ROW))
                .contains(
                        "12 look for peers here",
                        "3 under way, 456 done",
                        "2.00 KiB/s in, 1.00 KiB/s out",
                        "60 peers of 5 torrents kept");
    }
}
