// Transforms late edits over those that came before them.
#include "server/board/text_history.hpp"

#include "server/base/assert.hpp"

#include <algorithm>
#include <utility>

namespace spacebetween {

TextHistory::TextHistory(int base, std::vector<TextChange> changes) : base_(base) {
    for (auto& change : changes) {
        push(std::move(change));
    }
}

const TextChange& TextHistory::change_at(int tv) const {
    ASSERT(tv >= base_ && tv < this->tv());
    return *changes_[static_cast<std::size_t>(tv - base_)];
}

TextChange TextHistory::caught_up(TextChange change, int tv) const {
    for (; tv < this->tv(); ++tv) {
        change = transform(change, change_at(tv), Side::right);
    }
    return change;
}

void TextHistory::push(TextChange change) {
    if (changes_.size() == changes_max) {
        changes_.erase(changes_.begin());
        ++base_;
    }
    changes_.push_back(std::make_shared<const TextChange>(std::move(change)));
}

bool operator==(const TextHistory& a, const TextHistory& b) {
    return a.base_ == b.base_ && std::equal(
                                     a.changes_.begin(),
                                     a.changes_.end(),
                                     b.changes_.begin(),
                                     b.changes_.end(),
                                     [](const auto& x, const auto& y) { return x == y || *x == *y; }
                                 );
}

}  // namespace spacebetween
