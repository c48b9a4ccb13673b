package org.starling.ui.transfers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.ui.FakeProgram;
import org.starling.ui.SampleLists;

final class FilterTest {
    private final List<TorrentRow> rows = rows();

    private static List<TorrentRow> rows() {
        FakeProgram program = new FakeProgram();
        SampleLists.fill(program);
        return program.library.list().stream().map(TorrentRow::of).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                              | 24",
                "debian                          | 1",
                "DEBIAN iso                      | 1",
                "iso                             | 6",
                "-iso                            | 18",
                "\"of steel\"                    | 1",
                "name:iso -name:debian           | 5",
                "tracker:archive                 | 8",
                "category:systems                | 8",
                "category:films                  | 8",
                "tag:keep                        | 5",
                "path:/home/ada                  | 24",
                "path:/elsewhere                 | 0",
                "state:failed                    | 0",
                "state:blocked                   | 1",
                "state:error                     | 1",
                "state:queued                    | 2",
                "done<100 done>=100              | 0",
                "size>0                          | 24",
                "size>100T                       | 0",
                "unknown:field                   | 0",
                "size>nonsense                   | 0",
            })
    void showsWhatFits(String text, int expected) {
        assertThat(rows.stream().filter(Filter.parse(text)).count()).isEqualTo(expected);
    }

    @Test
    void numbersAreCompared() {
        assertThat(rows.stream().filter(Filter.parse("size>1G"))).isNotEmpty().allMatch(row -> row.wanted() > 1L << 30);
        assertThat(rows.stream().filter(Filter.parse("ratio<=0.5")))
                .isNotEmpty()
                .allMatch(row -> row.ratio() <= 0.5);
    }

    @Test
    void noTextIsAnError() {
        Random random = new Random(3);
        String letters = "aisz:<>=-\"0159GMK% \u202e*.(\\[";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThatCode(() ->
                            rows.stream().filter(Filter.parse(text.toString())).toList())
                    .as(text.toString())
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({"1G,1073741824", "1.5k,1536", "2MiB/s,2097152", "30%,30", "2h,7200", "5,5", "'1,5K',1536"})
    void quantitiesAreReadAsPeopleTypeThem(String text, double expected) {
        assertThat(Quantity.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"''", "G", "1X", "-1", "1 2", "1e5"})
    void otherTextIsNoQuantity(String text) {
        assertThat(Quantity.parse(text)).isEmpty();
    }
}
