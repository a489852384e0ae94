// Reading a room back: backwards along the links, then forwards along the chain.
#include "server/base/log.hpp"
#include "server/storage/sqlite_journal.hpp"
#include "server/storage/sqlite_journal_statements.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace spacebetween {
namespace {

/// A cell opened, or why not. Nothing, when its lifetime ended.
Result<std::optional<std::string>, LoadFault>
open_cell(Keys& keys, const Place& place, std::string_view cell, Lifetime& lifetime) {
    const std::optional<KeyNumber> number = key_of(cell);
    if (!number) {
        return LoadFault::unreadable_cell;
    }
    DataKey* const key = keys.find(*number);
    if (key == nullptr) {
        if (keys.ended(*number)) {
            return std::optional<std::string>{};
        }
        return keys.database().faulted() ? LoadFault::read_error : LoadFault::lost_key;
    }
    std::optional<std::string> text = key->open(place, cell);
    if (!text) {
        return LoadFault::unreadable_cell;
    }
    lifetime = key->lifetime();
    return text;
}

LoadFault reported(LoadFault fault, const RoomId& room, std::int64_t entry) {
    log_line(
        Level::fault,
        "room_cannot_be_read",
        {{"room", room.text},
         {"why", std::string(to_string(fault))},
         {"entry", std::to_string(entry)}}
    );
    return fault;
}

}  // namespace

Result<LoadedRoom, LoadFault> SqliteJournal::load(const RoomId& room) {
    const Head* const head = find_head(room);
    if (head == nullptr) {
        return unknown(room);
    }
    Start start;
    {
        Query query(prepared_->snapshot);
        query.bind(1, head->number);
        if (query.next() && query.bytes(1).size() == start.chain.size()) {
            start.entry = query.number(0);
            const std::string_view chain = query.bytes(1);
            std::copy(chain.begin(), chain.end(), start.chain.begin());
        }
    }
    auto loaded = read_rows(room, *head, start);
    if (loaded) {
        if (const auto fault = read_parts(room, *head, *loaded)) {
            return reported(*fault, room, start.entry);
        }
    }
    return loaded;
}

Result<LoadedRoom, LoadFault> SqliteJournal::history(const RoomId& room) {
    const Head* const head = find_head(room);
    if (head == nullptr) {
        return unknown(room);
    }
    const Start start{0, chain_.start(room.text)};
    return read_rows(room, *head, start);
}

/// A room that is not found never wrote, unless the rooms themselves were damaged.
Result<LoadedRoom, LoadFault> SqliteJournal::unknown(const RoomId& room) const {
    if (register_damaged_) {
        return reported(LoadFault::broken_chain, room, 0);
    }
    return LoadedRoom{};
}

/// The entries after `until`, oldest first; nothing when one is missing.
std::optional<std::vector<SqliteJournal::Link>>
SqliteJournal::links(const Head& head, std::int64_t until) {
    std::vector<Link> links;
    for (std::int64_t entry = head.last; entry != until;) {
        Query query(prepared_->entry);
        query.bind(1, entry).bind(2, head.number);
        // Links lead backwards only, so that a changed one cannot lead in a circle.
        if (entry < until || !query.next() || query.number(0) >= entry) {
            return std::nullopt;
        }
        Link link;
        link.entry = entry;
        link.previous = query.number(0);
        link.chain = query.bytes(1);
        if (!query.null(2)) {
            link.cell = query.bytes(2);
        }
        link.digest = query.bytes(3);
        entry = link.previous;
        links.push_back(std::move(link));
    }
    std::reverse(links.begin(), links.end());
    return links;
}

Result<LoadedRoom, LoadFault>
SqliteJournal::read_rows(const RoomId& room, const Head& head, Start start) {
    const auto found = head.broken ? std::nullopt : links(head, start.entry);
    if (database_.take_outcome() != CommitOutcome::committed) {
        return reported(LoadFault::read_error, room, head.last);
    }
    if (!found) {
        return reported(LoadFault::broken_chain, room, head.last);
    }
    LoadedRoom loaded;
    ChainValue chain = start.chain;
    for (const Link& link : *found) {
        Digest digest{};
        if (link.cell) {
            digest = digest_of(*link.cell);
        } else if (link.digest.size() == digest.size()) {
            std::copy(link.digest.begin(), link.digest.end(), digest.begin());
        }
        chain = chain_.after(chain, link.entry, link.previous, digest);
        if (view_of(chain) != link.chain) {
            return reported(LoadFault::broken_chain, room, link.entry);
        }
        if (!link.cell) {
            ++loaded.passed_over;
            continue;
        }
        JournalRow row;
        auto text =
            open_cell(keys_, entry_place(room, link.entry, link.previous), *link.cell, row.key);
        if (!text) {
            return reported(text.error(), room, link.entry);
        }
        if (!*text) {
            ++loaded.passed_over;
            continue;
        }
        row.body = std::move(**text);
        loaded.rows.push_back(std::move(row));
    }
    if (chain != head.chain) {
        return reported(LoadFault::broken_chain, room, head.last);
    }
    return loaded;
}

std::optional<LoadFault>
SqliteJournal::read_parts(const RoomId& room, const Head& head, LoadedRoom& into) {
    Query snapshot(prepared_->snapshot);
    snapshot.bind(1, head.number);
    if (!snapshot.next()) {
        return LoadFault::read_error;
    }
    const std::int64_t entry = snapshot.number(0);
    const std::int64_t count = snapshot.number(2);
    Query parts(prepared_->parts);
    parts.bind(1, head.number);
    std::int64_t place = 0;
    for (; parts.next(); ++place) {
        if (parts.number(0) != place) {
            return LoadFault::broken_chain;
        }
        SnapshotPart part;
        auto text =
            open_cell(keys_, part_place(room, entry, place, count), parts.bytes(1), part.key);
        if (!text) {
            return text.error();
        }
        if (!*text) {
            ++into.passed_over;
            continue;
        }
        part.body = std::move(**text);
        into.parts.push_back(std::move(part));
    }
    if (database_.take_outcome() != CommitOutcome::committed) {
        return LoadFault::read_error;
    }
    return place == count ? std::nullopt : std::optional(LoadFault::broken_chain);
}

std::vector<RoomId> SqliteJournal::rooms() {
    std::vector<RoomId> found;
    for (const auto& [room, head] : heads_) {
        found.push_back(room);
    }
    return found;
}

std::vector<SummaryId> SqliteJournal::summaries_of(const RoomId& room) {
    std::vector<SummaryId> found;
    Query query(prepared_->summaries_of);
    query.text(1, room.text);
    while (query.next()) {
        const Lifetime lifetime{LifetimeKind::summary, std::string(query.bytes(0))};
        if (!keys_.ended(lifetime)) {
            found.emplace_back(lifetime.id);
        }
    }
    return found;
}

Result<std::optional<LoadedSummary>, LoadFault> SqliteJournal::summary(const SummaryId& id) {
    Query query(prepared_->summary);
    query.text(1, id.text);
    if (!query.next()) {
        if (database_.take_outcome() != CommitOutcome::committed) {
            return LoadFault::read_error;
        }
        return std::optional<LoadedSummary>{};
    }
    LoadedSummary loaded;
    loaded.room = RoomId(std::string(query.bytes(1)));
    Lifetime lifetime;
    const Place place = summary_place(id.text, query.number(2));
    auto text = open_cell(keys_, place, query.bytes(3), lifetime);
    if (!text) {
        return reported(text.error(), loaded.room, 0);
    }
    if (!*text) {
        return std::optional<LoadedSummary>{};
    }
    loaded.body = std::move(**text);
    if (const auto fault = read_notes(query.number(0), id.text, loaded)) {
        return reported(*fault, loaded.room, 0);
    }
    return std::optional(std::move(loaded));
}

std::optional<LoadFault>
SqliteJournal::read_notes(std::int64_t number, std::string_view id, LoadedSummary& into) {
    Query query(prepared_->notes);
    query.bind(1, number);
    while (query.next()) {
        Lifetime lifetime;
        auto text = open_cell(keys_, note_place(id, query.number(0)), query.bytes(1), lifetime);
        if (!text) {
            return text.error();
        }
        if (*text) {
            into.notes.push_back(std::move(**text));
        }
    }
    return database_.take_outcome() == CommitOutcome::committed
               ? std::nullopt
               : std::optional(LoadFault::read_error);
}

}  // namespace spacebetween
