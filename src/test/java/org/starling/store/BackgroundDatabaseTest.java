package org.starling.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is put aside is of no use; what only cannot be opened now may be the user's only copy. */
final class BackgroundDatabaseTest {
    @TempDir
    Path folder;

    private static int version(Database open) throws SQLException {
        try (Statement statement = open.connection().createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.next() ? row.getInt(1) : -1;
        }
    }

    @Test
    void whatCannotBeOpenedNowStaysAndIsTriedAgain() throws Exception {
        Path inTheWay = Files.createDirectory(folder.resolve("some.db"));
        try (BackgroundDatabase database = new BackgroundDatabase(inTheWay, BackgroundDatabaseTest.class)) {
            assertThatThrownBy(
                            () -> database.ask(BackgroundDatabaseTest::version).get())
                    .hasCauseInstanceOf(SQLException.class);
            assertThat(folder).isDirectoryContaining("glob:**/some.db").isDirectoryNotContaining("glob:**damaged**");
            Files.delete(inTheWay);
            assertThat(database.ask(BackgroundDatabaseTest::version).get()).isZero();
        }
    }

    @Test
    void aClosedOneAnswersWithAFailure() throws Exception {
        BackgroundDatabase database = new BackgroundDatabase(folder.resolve("some.db"), BackgroundDatabaseTest.class);
        database.close();
        assertThatThrownBy(() -> database.ask(BackgroundDatabaseTest::version).get())
                .hasCauseInstanceOf(RejectedExecutionException.class);
    }
}
