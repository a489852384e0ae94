-- One wrapped key per lifetime. The numbers are never used twice. No entry before `born` is sealed by it.
CREATE TABLE key (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind INTEGER NOT NULL,
    owner TEXT NOT NULL,
    born INTEGER NOT NULL,
    wrapped BLOB NOT NULL,
    UNIQUE (kind, owner)
);

-- Lifetimes that ended: what tells a key that was ended from a key that was lost.
CREATE TABLE ended (
    kind INTEGER NOT NULL,
    owner TEXT NOT NULL,
    number INTEGER UNIQUE,
    PRIMARY KEY (kind, owner)
) WITHOUT ROWID;

-- A known text, sealed: what tells the right master key from a wrong one.
CREATE TABLE proof (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    cell BLOB NOT NULL
);
