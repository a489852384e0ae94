-- Entries in the order they arrived, over all rooms: a table in the order of rooms would spread each
-- commit's writes over the file. An entry names the one before it in its room; 0 is none. Where a
-- lifetime was wiped, the cell is empty and its digest stays, so that the chain still holds.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    room INTEGER NOT NULL,
    previous INTEGER NOT NULL,
    chain BLOB NOT NULL,
    cell BLOB,
    digest BLOB
);

-- Where reading a room back starts. `head` may lag behind: entries after the mark are read at start.
-- Rooms are never removed, and `proof` is over number, id and head: a room that is not found is new.
CREATE TABLE room (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    head INTEGER NOT NULL,
    snapshot INTEGER NOT NULL,
    snapshot_chain BLOB NOT NULL,
    parts INTEGER NOT NULL,
    proof BLOB NOT NULL
);

-- One row: up to this entry the heads are as the rooms say. Where the proof fails, all are read.
CREATE TABLE mark (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    entry INTEGER NOT NULL,
    proof BLOB NOT NULL
);
INSERT INTO mark VALUES (1, 0, x'');

-- The latest snapshot of each room.
CREATE TABLE part (
    room INTEGER NOT NULL,
    part INTEGER NOT NULL,
    cell BLOB NOT NULL,
    PRIMARY KEY (room, part)
);

CREATE TABLE summary (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    room INTEGER NOT NULL,
    cell BLOB NOT NULL
);
CREATE INDEX summary_by_room ON summary (room);

CREATE TABLE note (
    number INTEGER PRIMARY KEY,
    summary INTEGER NOT NULL,
    cell BLOB NOT NULL
);
CREATE INDEX note_by_summary ON note (summary);

-- Lifetimes that end with this commit, until their keys are gone: a crash in between is made good at
-- the next start.
CREATE TABLE ending (
    kind INTEGER NOT NULL,
    owner TEXT NOT NULL,
    PRIMARY KEY (kind, owner)
) WITHOUT ROWID;
