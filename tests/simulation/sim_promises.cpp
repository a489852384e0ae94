// What no one may be shown, what stays with its writer, and what is never more than its limit.
#include "server/protocol/journal_form.hpp"
#include "server/vocabulary/spec.hpp"
#include "tests/simulation/must.hpp"
#include "tests/simulation/sim_world.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace spacebetween {

namespace {

/// Whether what this client was told of its rights lets it hold the record.
bool is_for(const SimClient& client, const Json& record) {
    const TypeSpec& spec = spec_of(*from_string<Type>(record.at("type").get<std::string>()));
    const bool hidden = spec.audience == Audience::own || has_home(spec, Target::own);
    if (hidden || has_home(spec, Target::seal)) {
        if (record.value("by", "") == client.member()) return true;
        if (spec.audience == Audience::own) return false;
    }
    if (!spec.board_of.empty()) {
        const auto& held = client.board().records();
        const auto on = held.find(record.value(std::string(spec.board_of), ""));
        return on != held.end() && is_for(client, on->second);
    }
    const bool of_a_page = spec.board == BoardName::summary && server_made(spec);
    if (client.waits_outside()) {
        return of_a_page || spec.type == Type::safety_stop || spec.type == Type::decision_needed;
    }
    return of_a_page || has_home(spec, Target::always) ||
           client.sees(std::string(to_string(spec.board)));
}

std::size_t map_records(const RoomState& state) {
    std::size_t all = 0;
    state.shared().for_each([&all](const RecordRef& record) {
        const TypeSpec& spec = spec_of(record->type);
        all += spec.board == BoardName::map && !spec.uncounted ? 1 : 0;
    });
    return all;
}

std::size_t longest(const std::map<MemberId, Board>& boards) {
    std::size_t most = 0;
    for (const auto& [owner, board] : boards) {
        std::size_t here = 0;
        board.for_each([&here](const RecordRef&) { ++here; });
        most = std::max(most, here);
    }
    return most;
}

bool undoes(const Entry& entry) {
    const Ok* ok = entry.answer ? std::get_if<Ok>(&entry.answer->what) : nullptr;
    return ok != nullptr && ok->undone.has_value();
}

}  // namespace

/// I-9: a client holds nothing that the rights it was told of do not open.
void SimWorld::check_sight(const SimSeat& seat) {
    for (const auto& [id, record] : seat.client.board().records())
        must(is_for(seat.client, record), seat.client.account().text + " may not see " + id);
}

/// I-11: whatever comes back was named by an undo. What an entry deletes and makes anew itself was
/// never gone: words were taken out of it.
void SimWorld::check_returns() {
    const auto history = ground_.disk.history(ground_.room);
    must(history.has_value(), "the journal does not load");
    std::set<RecordId> deleted;
    for (const auto& row : history->rows) {
        const auto entry = entry_from(row.body);
        must(entry.has_value(), "an entry cannot be read");
        std::set<RecordId> gone_here;
        for (const ResolvedOp& op : entry->ops) {
            const RecordId& id = subject_of(op);
            if (std::holds_alternative<DelOp>(op)) gone_here.insert(id);
            if (!std::holds_alternative<MadeOp>(op)) continue;
            if (gone_here.erase(id) > 0 || deleted.erase(id) == 0) continue;
            must(undoes(*entry), "a deleted record returned: " + id.text);
            ++tally_.returned;
        }
        deleted.merge(gone_here);
    }
}

/// I-12: as much as the limits say.
void SimWorld::check_bounds(const RoomState& state) {
    const Limits& limits = ground_.limits;
    must(map_records(state) <= limits.map_records, "more on the map than may be");
    must(longest(state.own_boards()) <= limits.own_records, "more of one's own than may be");
    must(longest(state.sealed_boards()) <= limits.sealed_records, "more sealed than may be");
    for (const SimSeat& seat : seats_) {
        const ClientAnswers* answers = state.client(seat.client.id());
        const std::size_t waiting = answers == nullptr ? 0 : answers->waiting.size();
        must(waiting <= limits.answers_per_client, "more answers kept than may be");
    }
}

/// I-12, while everything moves: what waits for a connection.
void SimWorld::check_queues() const {
    for (const SimSeat& seat : seats_) {
        const std::size_t waiting = seat.wire ? seat.wire->connection->waiting_bytes() : 0;
        must(waiting <= ground_.outbox.bytes_max, "more waits for a connection than may");
    }
}

/// I-13: refused words are with their writer and nobody else ever heard them.
void SimWorld::check_refused() {
    for (const SimSeat& writer : seats_) {
        tally_.refused += static_cast<int>(writer.client.rescued().size());
        for (const std::string& words : writer.client.rescued()) {
            if (!words.ends_with('>')) continue;
            for (const SimSeat& other : seats_) {
                const bool heard = other.client.heard_bytes().find(words) != std::string::npos;
                must(!heard, "refused words were told: " + words);
            }
        }
    }
}

}  // namespace spacebetween
