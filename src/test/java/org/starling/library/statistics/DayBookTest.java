package org.starling.library.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.wire.InfoHash;

class DayBookTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final InfoHash ONE = InfoHash.fromHex("01".repeat(20));
    private static final InfoHash TWO = InfoHash.fromHex("02".repeat(20));

    @TempDir
    Path folder;

    private final AtomicInteger lost = new AtomicInteger();

    private DayBook open() {
        return new DayBook(folder.resolve("statistics.db"), lost::incrementAndGet);
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    @Test
    void addsUpDaysOfEachAndOfAllForEver() throws Exception {
        try (DayBook book = open()) {
            get(book.add(MONDAY, List.of(new Moved(ONE, 10, 1), new Moved(TWO, 100, 2))));
            get(book.add(MONDAY, List.of(new Moved(ONE, 5, 0))));
            get(book.add(MONDAY.plusDays(2), List.of(new Moved(TWO, 0, 7))));
        }
        try (DayBook book = open()) {
            get(book.add(MONDAY.plusDays(2), List.of(new Moved(TWO, 1, 1))));
            assertThat(get(book.days(MONDAY, MONDAY.plusDays(9))))
                    .containsExactly(new DayTotal(MONDAY, 115, 3), new DayTotal(MONDAY.plusDays(2), 1, 8));
            assertThat(get(book.days(ONE, MONDAY, MONDAY.plusDays(9)))).containsExactly(new DayTotal(MONDAY, 15, 1));
            assertThat(get(book.days(MONDAY.plusDays(1), MONDAY.plusDays(2))))
                    .containsExactly(new DayTotal(MONDAY.plusDays(2), 1, 8));
            assertThat(get(book.days(InfoHash.ZERO, MONDAY, MONDAY))).isEmpty();
        }
        assertThat(lost).hasValue(0);
    }

    @Test
    void aDamagedBookIsPutAsideAndBegunAnew() throws Exception {
        Files.writeString(folder.resolve("statistics.db"), "no database at all, ".repeat(100));
        Files.writeString(folder.resolve("statistics.db-wal"), "nor its log");
        try (DayBook book = open()) {
            get(book.add(MONDAY, List.of(new Moved(ONE, 10, 1))));
            assertThat(get(book.days(MONDAY, MONDAY))).containsExactly(new DayTotal(MONDAY, 10, 1));
        }
        assertThat(lost).hasValue(1);
        assertThat(folder.resolve("statistics.db.damaged.1")).exists();
    }

    @Test
    void aBookOfALaterVersionIsKeptAside() throws Exception {
        Path file = folder.resolve("statistics.db");
        try (Connection later = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = later.createStatement()) {
            statement.execute("CREATE TABLE other (x)");
            statement.execute("PRAGMA user_version = 99");
        }
        try (DayBook book = open()) {
            assertThat(get(book.days(MONDAY, MONDAY))).isEmpty();
        }
        assertThat(lost).hasValue(1);
    }
}
