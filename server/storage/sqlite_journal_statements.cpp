// The statements of rooms-0.db, prepared once.
#include "server/storage/sqlite_journal_statements.hpp"

namespace spacebetween {

SqliteJournal::Prepared::Prepared(Database& database)
    : insert_entry(
          database,
          "INSERT INTO entry (id, room, previous, chain, cell, digest) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
      ),
      entry(
          database,
          "SELECT previous, chain, cell, digest FROM entry WHERE id = ?1 AND room = ?2"
      ),
      entries_after(
          database,
          "SELECT id, room, previous, chain FROM entry WHERE id > ?1 ORDER BY id"
      ),
      last_entry(database, "SELECT max(id) FROM entry"),
      empty_cell(database, "UPDATE entry SET cell = NULL, digest = ?2 WHERE id = ?1"),
      room_heads(database, "SELECT number, id, head, proof FROM room ORDER BY number"),
      insert_room(
          database,
          "INSERT INTO room (number, id, head, snapshot, snapshot_chain, parts, proof) "
          "VALUES (?1, ?2, 0, 0, ?3, 0, ?4)"
      ),
      write_head(database, "UPDATE room SET head = ?2, proof = ?3 WHERE number = ?1"),
      write_snapshot(
          database,
          "UPDATE room SET head = ?2, snapshot = ?2, snapshot_chain = ?3, parts = ?4, proof = ?5 "
          "WHERE number = ?1"
      ),
      snapshot(database, "SELECT snapshot, snapshot_chain, parts FROM room WHERE number = ?1"),
      mark(database, "SELECT entry, proof FROM mark"),
      write_mark(database, "UPDATE mark SET entry = ?1, proof = ?2"),
      remove_parts(database, "DELETE FROM part WHERE room = ?1"),
      insert_part(database, "INSERT INTO part (room, part, cell) VALUES (?1, ?2, ?3)"),
      parts(database, "SELECT part, cell FROM part WHERE room = ?1 ORDER BY part"),
      insert_summary(
          database,
          "INSERT OR IGNORE INTO summary (id, room, cell) VALUES (?1, ?2, ?3)"
      ),
      summary(
          database,
          "SELECT summary.number, room.id, summary.room, summary.cell FROM summary "
          "JOIN room ON room.number = summary.room WHERE summary.id = ?1"
      ),
      summaries_of(
          database,
          "SELECT summary.id FROM summary JOIN room ON room.number = summary.room "
          "WHERE room.id = ?1 ORDER BY summary.number"
      ),
      next_note(database, "SELECT coalesce(max(number), 0) + 1 FROM note"),
      insert_note(database, "INSERT INTO note (number, summary, cell) VALUES (?1, ?2, ?3)"),
      notes(database, "SELECT number, cell FROM note WHERE summary = ?1 ORDER BY number"),
      insert_ending(database, "INSERT OR IGNORE INTO ending (kind, owner) VALUES (?1, ?2)"),
      endings(database, "SELECT kind, owner FROM ending"),
      remove_endings(database, "DELETE FROM ending") {}

}  // namespace spacebetween
