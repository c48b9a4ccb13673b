package org.starling.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An SQLite database whose tables are made by numbered scripts: {@code 1.sql}, {@code 2.sql} and so on, each carried
 * out once and in one transaction with its number. What is committed survives a kill. Used by one thread.
 */
public final class Database implements AutoCloseable {
    /** SQLite's numbers for a malformed file, and for one that is no database at all. */
    private static final Set<Integer> DAMAGE = Set.of(11, 26);

    /** The higher bits of such a number only say more about the same. */
    private static final int PRIMARY = 0xff;

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** Several changes that are made together or not at all. */
    public interface Work {
        void on(Connection connection) throws SQLException;
    }

    /**
     * @param scripts a class in whose package the scripts lie
     * @throws UnusableDatabaseException if it is damaged, or of a later version of the program
     * @throws SQLException if it cannot be opened now: the disk is full, or another program uses it
     */
    public static Database open(Path file, Class<?> scripts) throws IOException, SQLException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Database database = new Database(DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath()));
        try {
            database.prepare(scripts(scripts));
            return database;
        } catch (SQLException failed) {
            database.close();
            throw DAMAGE.contains(failed.getErrorCode() & PRIMARY) ? new UnusableDatabaseException(failed) : failed;
        }
    }

    public Connection connection() {
        return connection;
    }

    public void together(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.on(connection);
            connection.commit();
        } catch (SQLException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void prepare(List<String> scripts) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = NORMAL");
            statement.execute("PRAGMA foreign_keys = ON");
        }
        int version = version();
        if (version > scripts.size()) {
            throw new UnusableDatabaseException("made by a later version: " + version);
        }
        for (int number = version + 1; number <= scripts.size(); number++) {
            String script = scripts.get(number - 1);
            String mark = "PRAGMA user_version = " + number;
            together(open -> {
                try (Statement statement = open.createStatement()) {
                    for (String command : script.split(";", -1)) {
                        if (!command.isBlank()) {
                            statement.execute(command);
                        }
                    }
                    statement.execute(mark);
                }
            });
        }
    }

    private int version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static List<String> scripts(Class<?> owner) throws IOException {
        List<String> scripts = new ArrayList<>();
        while (true) {
            try (@Nullable InputStream script = owner.getResourceAsStream(scripts.size() + 1 + ".sql")) {
                if (script == null) {
                    return scripts;
                }
                scripts.add(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }
}
