// Gathers, sorts, shuffles and makes anew.
#include "server/room/reveal.hpp"

#include "server/base/assert.hpp"
#include "server/board/board.hpp"
#include "server/room/compass.hpp"
#include "server/vocabulary/spec.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace spacebetween {

namespace {

struct Sealed {
    RecordRef record;
    MemberId author;
    std::string content;  ///< sorts before the shuffle, so that the outcome knows no authors
};

bool blank(const Record& record) {
    return std::all_of(record.fields.begin(), record.fields.end(), is_nothing);
}

std::unordered_set<RecordId> referred_to(const std::vector<Sealed>& all) {
    std::unordered_set<RecordId> ids;
    for (const Sealed& one : all) {
        for (const Value& value : one.record->fields) {
            if (const auto* id = std::get_if<RecordId>(&value)) {
                ids.insert(*id);
            } else if (const auto* set = std::get_if<RefSet>(&value)) {
                ids.insert(set->ids().begin(), set->ids().end());
            }
        }
    }
    return ids;
}

struct Written {
    const std::unordered_map<RecordId, RecordRef>& inner;

    std::string operator()(std::monostate) const { return "-"; }
    std::string operator()(const std::string& words) const { return "s" + words; }
    std::string operator()(double number) const { return "n" + std::to_string(number); }
    std::string operator()(bool flag) const { return flag ? "t" : "f"; }
    std::string operator()(const Date& date) const {
        return "d" + std::to_string(date.day.year) + "-" +
               std::to_string(date.day.month.value_or(0)) + "-" +
               std::to_string(date.day.day.value_or(0)) + date.said;
    }
    std::string operator()(const TextValue& text) const { return "x" + text.words(); }
    std::string operator()(const RecordId& id) const {
        // The id of another sealed record is its author's: only its words may weigh.
        const auto found = inner.find(id);
        return found == inner.end() ? "r" + id.text : "i" + words_of(*found->second, "text");
    }
    std::string operator()(const RefSet& set) const {
        std::vector<std::string> each;
        for (const RecordId& id : set.ids()) {
            each.push_back((*this)(id));
        }
        std::sort(each.begin(), each.end());
        std::string all = "R";
        for (const std::string& one : each) {
            all += one + '\x1f';
        }
        return all;
    }
};

std::string content_of(const Record& record, const std::unordered_map<RecordId, RecordRef>& inner) {
    std::string content(spec_of(record.type).name);
    for (const Value& value : record.fields) {
        content += '\x1e';
        content += std::visit(Written{inner}, value);
    }
    return content;
}

std::vector<Sealed> gathered(const RoomState& state) {
    std::vector<Sealed> all;
    std::unordered_map<RecordId, RecordRef> inner;
    for (const auto& [author, board] : state.sealed_boards()) {
        for (const RecordRef& record : board.in_order()) {
            all.push_back({record, author, {}});
            inner.emplace(record->id, record);
        }
    }
    const auto used = referred_to(all);
    std::erase_if(all, [&used](const Sealed& one) {
        return blank(*one.record) && !used.contains(one.record->id);
    });
    for (Sealed& one : all) {
        one.content = content_of(*one.record, inner);
    }
    return all;
}

void shuffle(std::vector<Sealed>& all, Random& random) {
    std::stable_sort(all.begin(), all.end(), [](const Sealed& a, const Sealed& b) {
        return a.content < b.content;
    });
    for (std::size_t left = all.size(); left > 1; --left) {
        std::swap(all[left - 1], all[below(random, left)]);
    }
}

}  // namespace

int writers(const RoomState& state) {
    const auto& boards = state.sealed_boards();
    return static_cast<int>(std::count_if(boards.begin(), boards.end(), [](const auto& board) {
        return board.second.size() > 0;
    }));
}

void reveal(const Deciding& deciding, Act& act) {
    const RoomState& state = deciding.state;
    const Session* session = state.session();
    ASSERT(session != nullptr && act.session && !session->now.sealed.empty());
    std::vector<Sealed> all = gathered(state);
    if (act.session->ended) {
        // Nobody can keep it any more, and it does not outlast the session.
        std::erase_if(all, [](const Sealed& one) { return is_passing(*one.record); });
    }
    shuffle(all, deciding.random);

    std::unordered_map<RecordId, RecordId> renamed;
    for (const Sealed& one : all) {
        const std::string_view prefix = spec_of(one.record->type).prefix;
        renamed.emplace(one.record->id, RecordId(new_id(prefix, deciding.random)));
    }
    std::map<int, std::int64_t> next;
    for (const Sealed& one : all) {
        Record fresh = anew(*one.record, renamed.at(one.record->id), renamed);
        const auto order =
            next.try_emplace(order_group(fresh), state.shared().next_order(fresh)).first;
        fresh.order = order->second++;
        fresh.made_in = session->now.id;
        if (session->stage().attributed) {
            fresh.by = one.author;
        }
        act.made.emplace_back(MadeOp{std::make_shared<const Record>(std::move(fresh))});
    }
    act.session->now.few_writers = !all.empty() && static_cast<std::size_t>(writers(state)) <
                                                       deciding.limits.written_shown_from;
    act.sealed_ended = session->now.sealed;
    act.ends.push_back(state.sealed_key());
    act.wants_snapshot = true;
}

}  // namespace spacebetween
