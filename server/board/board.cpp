// Holds the records and does to them what a change says.
#include "server/board/board.hpp"

#include "server/base/assert.hpp"
#include "server/board/deletion.hpp"
#include "server/board/happening.hpp"
#include "server/board/judge.hpp"
#include "server/board/staging.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace spacebetween {

namespace {

/// The records that a field refers to.
std::span<const RecordId> references(const Record* record, std::size_t field) {
    if (record == nullptr) {
        return {};
    }
    const Value& value = record->fields[field];
    if (const auto* one = std::get_if<RecordId>(&value)) {
        return {one, 1};
    }
    if (const auto* set = std::get_if<RefSet>(&value)) {
        return set->ids();
    }
    return {};
}

}  // namespace

Board::Board(BoardParts parts)
    : gone_(parts.gone.begin(), parts.gone.end()),
      next_orders_(std::move(parts.next_orders)) {
    for (RecordRef& record : parts.records) {
        use_.add(*record);
        reindex(record->id, nullptr, record.get());
        Slot& slot = slots_[record->id];
        slot.record = std::move(record);
    }
    for (BoardParts::Text& text : parts.texts) {
        const auto slot = slots_.find(text.id);
        ASSERT(slot != slots_.end());
        slot->second.texts.push_back({text.field, std::move(text.history)});
    }
}

Refused<Applied> Board::apply(std::span<const Op> ops, const ChangeContext& context) {
    Staging staging(*this);
    Judge judge(*this, context, staging);
    for (const Op& op : ops) {
        if (const auto fault = judge.take(op)) {
            return *fault;
        }
    }
    const BoardUse use = staging.use_after();
    if (const auto fault = judge.whole(use)) {
        return *fault;
    }
    for (const Record* made : staging.give_orders()) {
        judge.fix.emplace_back(OrderOp{made->id, made->order});
    }
    Applied applied;
    applied.touched = staging.publish(*this, use);
    applied.ops = std::move(judge.ops);
    applied.fix = std::move(judge.fix);
    return applied;
}

std::vector<Touched> Board::replay(std::span<const ResolvedOp> ops) {
    Staging staging(*this);
    for (const ResolvedOp& op : ops) {
        happen(op, staging);
    }
    const BoardUse use = staging.use_after();
    return staging.publish(*this, use);
}

std::vector<ResolvedOp> Board::mends_for(std::span<const RecordId> gone) const {
    const Staging staging(*this);
    return deletion_of(staging, gone, Objections::cleared).ops;
}

RecordRef Board::find(const RecordId& id) const {
    const auto slot = slots_.find(id);
    return slot == slots_.end() ? nullptr : slot->second.record;
}

bool Board::is_gone(const RecordId& id) const { return gone_.contains(id); }

bool Board::has_used(const RecordId& id) const { return slots_.contains(id) || gone_.contains(id); }

std::vector<RecordRef> Board::in_order() const {
    std::vector<RecordRef> found;
    found.reserve(slots_.size());
    for_each([&found](const RecordRef& record) { found.push_back(record); });
    std::sort(found.begin(), found.end(), [](const RecordRef& a, const RecordRef& b) {
        return std::tie(a->order, a->id) < std::tie(b->order, b->id);
    });
    return found;
}

std::vector<BackReference> Board::referring_to(const RecordId& id) const {
    return Staging(*this).referring_to(id);
}

std::int64_t Board::next_order(const Record& like) const {
    const auto known = next_orders_.find(order_group(like));
    return known == next_orders_.end() ? 1 : known->second;
}

BoardParts Board::parts() const {
    BoardParts parts;
    for_each([&parts](const RecordRef& record) { parts.records.push_back(record); });
    std::sort(
        parts.records.begin(),
        parts.records.end(),
        [](const RecordRef& a, const RecordRef& b) { return a->id < b->id; }
    );
    for (const RecordRef& record : parts.records) {
        for (const FieldHistory& text : slots_.at(record->id).texts) {
            parts.texts.push_back({record->id, text.field, text.history});
        }
    }
    parts.gone.assign(gone_.begin(), gone_.end());
    std::sort(parts.gone.begin(), parts.gone.end());
    parts.next_orders = next_orders_;
    return parts;
}

void Board::reindex(const RecordId& id, const Record* before, const Record* after) {
    const Record* either = before != nullptr ? before : after;
    if (either == nullptr) {
        return;
    }
    const auto fields = spec_of(either->type).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].kind != FieldKind::ref && fields[i].kind != FieldKind::refs) {
            continue;
        }
        const auto had = references(before, i);
        const auto has = references(after, i);
        const BackReference back{id, static_cast<FieldIndex>(i)};
        for (const RecordId& target : had) {
            if (!std::binary_search(has.begin(), has.end(), target)) {
                forget(target, back);
            }
        }
        for (const RecordId& target : has) {
            if (!std::binary_search(had.begin(), had.end(), target)) {
                referring_[target].push_back(back);
            }
        }
    }
}

void Board::forget(const RecordId& target, const BackReference& back) {
    std::vector<BackReference>& known = referring_[target];
    std::erase(known, back);
    if (known.empty()) {
        referring_.erase(target);
    }
}

bool operator==(const Board& a, const Board& b) {
    return a.slots_ == b.slots_ && a.gone_ == b.gone_ && a.next_orders_ == b.next_orders_;
}

}  // namespace spacebetween
