-- PermIDs are DER, times milliseconds since 1970, addresses lines.
CREATE TABLE friend (
    permid BLOB PRIMARY KEY,
    state TEXT NOT NULL,
    nickname TEXT NOT NULL,
    name TEXT NOT NULL,
    picture BLOB,
    compared INTEGER NOT NULL,
    addresses TEXT NOT NULL,
    token BLOB,
    successor BLOB,
    since INTEGER NOT NULL,
    last_seen INTEGER
);

-- hash: SHA-256 of the token.
CREATE TABLE invitation (
    hash BLOB PRIMARY KEY,
    created INTEGER NOT NULL,
    used_by BLOB
);

CREATE TABLE self (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    picture BLOB
);
