package org.starling.social.friends;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.overlay.permid.KeyCurve;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.PermIdException;
import org.starling.wire.HostPort;
import org.starling.wire.bencode.BString;

/** The tables of people and invitations. The database's thread. */
final class FriendTable {
    private static final String PUT = "INSERT OR REPLACE INTO friend (permid, state, nickname, name, picture,"
            + " compared, addresses, token, successor, since, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ALL = "SELECT permid, state, nickname, name, picture, compared, addresses, token,"
            + " successor, since, last_seen FROM friend";

    private FriendTable() {}

    static void put(Connection connection, Friend friend) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setBytes(1, friend.permId().der());
            put.setString(2, friend.state().name());
            put.setString(3, friend.nickname());
            put.setString(4, friend.profile().name());
            put.setBytes(5, picture(friend.profile()));
            put.setBoolean(6, friend.compared());
            put.setString(
                    7,
                    String.join(
                            "\n",
                            friend.addresses().stream().map(HostPort::toString).toList()));
            put.setBytes(8, friend.token().map(BString::bytes).orElse(null));
            put.setBytes(9, friend.successor().map(PermId::der).orElse(null));
            put.setLong(10, friend.since().toEpochMilli());
            if (friend.lastSeen().isPresent()) {
                put.setLong(11, friend.lastSeen().get().toEpochMilli());
            } else {
                put.setNull(11, Types.INTEGER);
            }
            put.executeUpdate();
        }
    }

    static void delete(Connection connection, PermId permId) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM friend WHERE permid = ?")) {
            delete.setBytes(1, permId.der());
            delete.executeUpdate();
        }
    }

    static List<Friend> friends(Connection connection) throws SQLException {
        List<Friend> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(ALL);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                all.add(friend(row));
            }
        } catch (PermIdException | IllegalArgumentException e) {
            throw new SQLException("a row that we did not write", e);
        }
        return all;
    }

    private static Friend friend(ResultSet row) throws SQLException, PermIdException {
        byte @Nullable [] successor = row.getBytes(9);
        long seen = row.getLong(11);
        boolean everSeen = !row.wasNull();
        return new Friend(
                PermId.of(KeyCurve.P256, row.getBytes(1)),
                FriendState.valueOf(row.getString(2)),
                row.getString(3),
                new Profile(row.getString(4), picture(row.getBytes(5))),
                row.getBoolean(6),
                row.getString(7)
                        .lines()
                        .flatMap(text -> HostPort.parse(text).stream())
                        .toList(),
                Optional.ofNullable(row.getBytes(8)).map(BString::of),
                successor == null ? Optional.empty() : Optional.of(PermId.of(KeyCurve.P256, successor)),
                Instant.ofEpochMilli(row.getLong(10)),
                everSeen ? Optional.of(Instant.ofEpochMilli(seen)) : Optional.empty());
    }

    static void put(Connection connection, Invitation invitation) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(
                "INSERT OR REPLACE INTO invitation (hash, created, used_by) VALUES (?, ?, ?)")) {
            put.setBytes(1, invitation.hash().bytes());
            put.setLong(2, invitation.created().toEpochMilli());
            put.setBytes(3, invitation.usedBy().map(PermId::der).orElse(null));
            put.executeUpdate();
        }
    }

    static void delete(Connection connection, List<Invitation> gone) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM invitation WHERE hash = ?")) {
            for (Invitation one : gone) {
                delete.setBytes(1, one.hash().bytes());
                delete.executeUpdate();
            }
        }
    }

    static List<Invitation> invitations(Connection connection) throws SQLException {
        List<Invitation> all = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT hash, created, used_by FROM invitation");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                byte @Nullable [] usedBy = row.getBytes(3);
                all.add(new Invitation(
                        BString.of(row.getBytes(1)),
                        Instant.ofEpochMilli(row.getLong(2)),
                        usedBy == null ? Optional.empty() : Optional.of(PermId.of(usedBy))));
            }
        } catch (PermIdException e) {
            throw new SQLException("a row that we did not write", e);
        }
        return all;
    }

    static void put(Connection connection, Profile self) throws SQLException {
        try (PreparedStatement put =
                connection.prepareStatement("INSERT OR REPLACE INTO self (id, name, picture) VALUES (1, ?, ?)")) {
            put.setString(1, self.name());
            put.setBytes(2, picture(self));
            put.executeUpdate();
        }
    }

    static Profile self(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT name, picture FROM self");
                ResultSet row = query.executeQuery()) {
            return row.next() ? new Profile(row.getString(1), picture(row.getBytes(2))) : Profile.NONE;
        }
    }

    private static byte @Nullable [] picture(Profile profile) {
        return profile.picture().map(picture -> picture.data().bytes()).orElse(null);
    }

    private static Optional<Picture> picture(byte @Nullable [] data) {
        return data == null ? Optional.empty() : Picture.of(data);
    }
}
