// The end of a change: orders, what it counts for, and its way into the board.
#include "server/base/assert.hpp"
#include "server/board/staging.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

std::vector<const Record*> Staging::give_orders() {
    std::vector<const Record*> ordered;
    std::map<int, std::int64_t> next;
    for (Entry& here : entries_) {
        if (!here.made || !here.now || board_.is_gone(here.id)) {
            continue;  // what comes back comes back to its place
        }
        const int group = order_group(*here.now);
        const auto known = board_.next_orders_.find(group);
        const std::int64_t first = known == board_.next_orders_.end() ? 1 : known->second;
        const std::int64_t order = next.try_emplace(group, first).first->second++;
        here.now->order = order;
        here.made->order = order;
        ordered.push_back(here.now.get());
    }
    return ordered;
}

BoardUse Staging::use_after() const {
    BoardUse use = board_.use_;
    for (const Entry& here : entries_) {
        if (here.before) {
            use.remove(*here.before);
        }
        if (here.now) {
            use.add(*here.now);
        }
    }
    return use;
}

std::vector<Touched> Staging::publish(Board& board, const BoardUse& use) {
    ASSERT(&board == &board_);
    std::vector<Touched> touched;
    touched.reserve(entries_.size());
    for (Entry& here : entries_) {
        if (here.before || here.now) {
            touched.push_back({here.before, here.now});
        }
        board.reindex(here.id, here.before.get(), here.now.get());
        if (!here.now) {
            board.slots_.erase(here.id);
            board.gone_.insert(here.id);
            continue;
        }
        if (here.made) {
            board.gone_.erase(here.id);
        }
        if (here.made || here.now->order != here.before->order) {
            std::int64_t& next =
                board.next_orders_.try_emplace(order_group(*here.now), 1).first->second;
            next = std::max(next, here.now->order + 1);
        }
        Board::Slot& slot = board.slots_[here.id];
        slot.record = here.now;
        keep_history(here, slot.texts);
    }
    board.use_ = use;
    return touched;
}

void Staging::keep_history(Entry& here, std::vector<FieldHistory>& texts) {
    if (here.made) {
        texts.clear();
    }
    for (Written& written : here.texts) {
        auto place = std::lower_bound(
            texts.begin(),
            texts.end(),
            written.field,
            [](const FieldHistory& known, FieldIndex at) { return known.field < at; }
        );
        if (place == texts.end() || place->field != written.field) {
            // The first edit of this field that is kept: all of this change's edits follow it.
            const auto edits =
                std::count_if(here.texts.begin(), here.texts.end(), [&](const Written& other) {
                    return other.field == written.field;
                });
            const auto* text = std::get_if<TextValue>(&here.now->fields[written.field]);
            ASSERT(text != nullptr);
            const TextHistory fresh(text->tv() - static_cast<int>(edits));
            place = texts.insert(place, {written.field, fresh});
        }
        place->history.push(std::move(written.change));
    }
}

}  // namespace spacebetween
