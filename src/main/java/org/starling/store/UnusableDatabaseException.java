package org.starling.store;

import java.sql.SQLException;

/** What is in the database is of no use to this program, and trying again will not help. */
public final class UnusableDatabaseException extends SQLException {
    private static final long serialVersionUID = 1;

    UnusableDatabaseException(String reason) {
        super(reason);
    }

    UnusableDatabaseException(SQLException damage) {
        super(damage.getMessage(), damage.getSQLState(), damage.getErrorCode(), damage);
    }
}
