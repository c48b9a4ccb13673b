-- at: milliseconds since 1970. told: DER of the PermID. what: lines.
CREATE TABLE disclosure (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    told BLOB NOT NULL,
    topic TEXT NOT NULL,
    what TEXT NOT NULL,
    count INTEGER NOT NULL
);
