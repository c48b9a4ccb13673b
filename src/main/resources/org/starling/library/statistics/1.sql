CREATE TABLE torrent (
    id INTEGER PRIMARY KEY,
    infohash BLOB NOT NULL UNIQUE
);

-- Days since 1970-01-01 of the user's calendar, payload bytes.
CREATE TABLE day_total (
    torrent INTEGER NOT NULL REFERENCES torrent (id),
    day INTEGER NOT NULL,
    downloaded INTEGER NOT NULL,
    uploaded INTEGER NOT NULL,
    PRIMARY KEY (torrent, day)
) WITHOUT ROWID;

CREATE INDEX day_total_by_day ON day_total (day);
