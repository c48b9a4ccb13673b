package org.starling.library.statistics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.starling.store.Database;
import org.starling.wire.InfoHash;

/** The table of days. One thread. */
final class DayTable {
    private static final String KNOW = "INSERT OR IGNORE INTO torrent (infohash) VALUES (?)";
    private static final String ADD = "INSERT INTO day_total (torrent, day, downloaded, uploaded)"
            + " SELECT id, ?, ?, ? FROM torrent WHERE infohash = ?"
            + " ON CONFLICT (torrent, day) DO UPDATE SET downloaded = downloaded + excluded.downloaded,"
            + " uploaded = uploaded + excluded.uploaded";
    private static final String OF_ALL = "SELECT day, SUM(downloaded), SUM(uploaded) FROM day_total"
            + " WHERE day BETWEEN ? AND ? GROUP BY day ORDER BY day";
    private static final String OF_ONE = "SELECT day, downloaded, uploaded FROM day_total"
            + " JOIN torrent ON id = torrent WHERE day BETWEEN ? AND ? AND infohash = ? ORDER BY day";

    private final Database database;

    DayTable(Database database) {
        this.database = database;
    }

    void add(LocalDate day, List<Moved> moved) throws SQLException {
        database.together(connection -> {
            try (PreparedStatement know = connection.prepareStatement(KNOW);
                    PreparedStatement add = connection.prepareStatement(ADD)) {
                for (Moved one : moved) {
                    know.setBytes(1, one.torrent().bytes());
                    know.executeUpdate();
                    add.setLong(1, day.toEpochDay());
                    add.setLong(2, one.downloaded());
                    add.setLong(3, one.uploaded());
                    add.setBytes(4, one.torrent().bytes());
                    add.executeUpdate();
                }
            }
        });
    }

    List<DayTotal> days(LocalDate from, LocalDate to) throws SQLException {
        try (PreparedStatement query = between(OF_ALL, from, to)) {
            return rows(query);
        }
    }

    List<DayTotal> days(InfoHash torrent, LocalDate from, LocalDate to) throws SQLException {
        try (PreparedStatement query = between(OF_ONE, from, to)) {
            query.setBytes(3, torrent.bytes());
            return rows(query);
        }
    }

    private PreparedStatement between(String sql, LocalDate from, LocalDate to) throws SQLException {
        Connection connection = database.connection();
        PreparedStatement query = connection.prepareStatement(sql);
        query.setLong(1, from.toEpochDay());
        query.setLong(2, to.toEpochDay());
        return query;
    }

    private static List<DayTotal> rows(PreparedStatement query) throws SQLException {
        List<DayTotal> days = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                days.add(new DayTotal(LocalDate.ofEpochDay(row.getLong(1)), row.getLong(2), row.getLong(3)));
            }
        }
        return days;
    }
}
