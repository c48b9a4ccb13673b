package org.starling.overlay.disclosure;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.PermIdException;
import org.starling.store.BackgroundDatabase;
import org.starling.store.Database;

/** What left this machine, to whom and when; the newest {@link #MOST} entries. Safe for any thread. */
public final class DisclosureLog implements AutoCloseable {
    /** Entries that are kept. */
    public static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(DisclosureLog.class);
    private static final String ADD = "INSERT INTO disclosure (at, told, topic, what, count) VALUES (?, ?, ?, ?, ?)";
    private static final String TRIM = "DELETE FROM disclosure WHERE id <= (SELECT MAX(id) FROM disclosure) - ?";
    private static final String LATEST = "SELECT at, told, topic, what, count FROM disclosure ORDER BY id DESC LIMIT ?";

    private final BackgroundDatabase database;

    public DisclosureLog(Path file) {
        database = new BackgroundDatabase(file, DisclosureLog.class);
    }

    /** Writes it down; completes when it is there. */
    public CompletableFuture<Void> add(Disclosure disclosure) {
        return database.ask(open -> insert(open, disclosure))
                .<Void>thenApply(rows -> null)
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.warn("a disclosure was not recorded: {}", failure.toString());
                    }
                });
    }

    /** The newest first. */
    public CompletableFuture<List<Disclosure>> latest(int most) {
        return database.ask(open -> {
            try (PreparedStatement query = open.connection().prepareStatement(LATEST)) {
                query.setInt(1, most);
                return rows(query);
            }
        });
    }

    private static int insert(Database database, Disclosure one) throws SQLException {
        database.together(connection -> {
            try (PreparedStatement add = connection.prepareStatement(ADD);
                    PreparedStatement trim = connection.prepareStatement(TRIM)) {
                add.setLong(1, one.at().toEpochMilli());
                add.setBytes(2, one.to().der());
                add.setString(3, one.topic().name());
                add.setString(4, String.join("\n", one.what()));
                add.setInt(5, one.count());
                add.executeUpdate();
                trim.setInt(1, MOST);
                trim.executeUpdate();
            }
        });
        return 1;
    }

    private static List<Disclosure> rows(PreparedStatement query) throws SQLException {
        List<Disclosure> all = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                all.add(new Disclosure(
                        Instant.ofEpochMilli(row.getLong(1)),
                        PermId.of(row.getBytes(2)),
                        Topic.valueOf(row.getString(3)),
                        row.getString(4).lines().toList(),
                        row.getInt(5)));
            }
        } catch (PermIdException | IllegalArgumentException e) {
            throw new SQLException("a row that we did not write", e);
        }
        return all;
    }

    @Override
    public void close() {
        database.close();
    }
}
