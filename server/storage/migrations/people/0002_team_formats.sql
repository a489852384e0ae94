-- A team's own formats of a session: every version stays, for sessions that ran it. `body` is sealed.
CREATE TABLE team_format (
    team BLOB NOT NULL,
    id BLOB NOT NULL,
    version INTEGER NOT NULL,
    body BLOB NOT NULL,
    made_by BLOB NOT NULL,
    made INTEGER NOT NULL,
    proof BLOB NOT NULL,
    PRIMARY KEY (team, id, version)
) WITHOUT ROWID;
