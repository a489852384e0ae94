-- Who may enter. What names people and families is sealed; the rest is ids, times and rights. Text is
-- kept as bytes. `proof` is over the whole row, under a key of ours: an edited row is refused.
CREATE TABLE account (
    id BLOB PRIMARY KEY,
    address_index BLOB NOT NULL UNIQUE,
    address BLOB NOT NULL,
    name BLOB NOT NULL,
    password BLOB NOT NULL,
    mandate BLOB NOT NULL,
    suspended INTEGER NOT NULL,
    created INTEGER NOT NULL,
    proof BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE login (
    token_hash BLOB PRIMARY KEY,
    account BLOB NOT NULL,
    made INTEGER NOT NULL,
    used INTEGER NOT NULL,
    proof BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX login_by_account ON login (account);

CREATE TABLE team (
    id BLOB PRIMARY KEY,
    name_index BLOB NOT NULL UNIQUE,
    name BLOB NOT NULL,
    proof BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE team_member (
    team BLOB NOT NULL,
    account BLOB NOT NULL,
    proof BLOB NOT NULL,
    PRIMARY KEY (team, account)
) WITHOUT ROWID;
CREATE INDEX team_member_by_account ON team_member (account);

CREATE TABLE room (
    id BLOB PRIMARY KEY,
    team BLOB NOT NULL,
    kind BLOB NOT NULL,
    alias BLOB NOT NULL,
    call_link BLOB NOT NULL,
    case_reference BLOB NOT NULL,
    planned_at INTEGER,
    planned_format BLOB,
    planned_minutes INTEGER,
    last_met INTEGER,
    created INTEGER NOT NULL,
    proof BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE roster (
    room BLOB NOT NULL,
    account BLOB NOT NULL,
    accountable_manager INTEGER NOT NULL,
    deputy_until INTEGER,
    guest_agency BLOB,
    guest_until INTEGER,
    since INTEGER NOT NULL,
    proof BLOB NOT NULL,
    PRIMARY KEY (room, account)
) WITHOUT ROWID;
CREATE INDEX roster_by_account ON roster (account);

CREATE TABLE invitation (
    token_hash BLOB PRIMARY KEY,
    room BLOB NOT NULL,
    invited_by BLOB NOT NULL,
    role BLOB,
    guest_agency BLOB,
    guest_until INTEGER,
    made INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used INTEGER,
    proof BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX invitation_by_room ON invitation (room);

CREATE TABLE inbox (
    account BLOB NOT NULL,
    room BLOB NOT NULL,
    kind INTEGER NOT NULL,
    id BLOB NOT NULL,
    at INTEGER NOT NULL,
    proof BLOB NOT NULL,
    PRIMARY KEY (account, room, kind, id, at)
) WITHOUT ROWID;
CREATE INDEX inbox_by_room ON inbox (room, id);
