package org.starling.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.app.command.TorrentRow.State;
import org.starling.app.command.TorrentRow.Traffic;
import org.starling.app.text.Texts;

final class SelectionTest {
    private final Selection selection = new Selection(
            Texts.load(),
            List.of(
                    row(1, "aaaa1", "Debian"),
                    row(2, "aaaa2", "Debian netinst"),
                    row(3, "12345", "2 Fast"),
                    row(4, "beefb", "cafe")));

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "2, 2",
        "aaaa1, 1",
        "AAAA2, 2",
        "1234, 3",
        "debian, 1",
        "Debian n, 2",
        "2 f, 3",
        "cafe, 4",
        "c, 4"
    })
    void findsTheOneThatIsMeant(String selector, int number) {
        assertThat(selection.one(selector).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "aaaa, more than one",
        "deb, more than one",
        "9, No torrent",
        "aaa, No torrent",
        "'', No torrent",
        "999999999999, No torrent"
    })
    void refusesToGuess(String selector, String reason) {
        assertThatThrownBy(() -> selection.one(selector))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void severalAreInTheOrderOfTheListAndOnce() {
        assertThat(selection.all(List.of("4", "1", "debian")))
                .extracting(TorrentRow::number)
                .containsExactly(1, 4);
        assertThat(selection.all(List.of("all"))).hasSize(4);
    }

    @Test
    void allIsOneTorrentOnlyIfThereIsNoOther() {
        List<TorrentRow> only = List.of(row(7, "aaaaa", "debian"));

        assertThat(new Selection(Texts.load(), only).one("all").number()).isEqualTo(7);
        assertThatThrownBy(() -> selection.one("all"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("4");
    }

    private static TorrentRow row(int number, String hash, String name) {
        return new TorrentRow(
                number,
                hash + "0".repeat(35),
                name,
                "/d",
                State.PAUSED,
                1,
                1,
                0,
                0,
                false,
                Traffic.NONE,
                Optional.empty());
    }
}
