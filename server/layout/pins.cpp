// People whom somebody put where they stand: a new layout stands around them.
#include "server/layout/pins.hpp"

#include "server/layout/row_fit.hpp"
#include "server/layout/size.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace spacebetween::layout {
namespace {

bool is_pinned(const Person& person) { return person.stored && person.stored->pinned; }

int middle_of(std::vector<int>& shifts) {
    const auto middle = shifts.begin() + static_cast<std::ptrdiff_t>(shifts.size() / 2);
    std::nth_element(shifts.begin(), middle, shifts.end());
    return *middle;
}

/// One row around those who are pinned in it, or so near to it that they would be in the way.
class PinnedRow {
public:
    PinnedRow(const Kin& kin, const Rows& rows, std::vector<Spot>& spots)
        : kin_(kin),
          rows_(rows),
          spots_(spots) {}

    void add(At person) { people_.push_back(person); }

    void fit() {
        std::sort(people_.begin(), people_.end(), [this](At left, At right) {
            return std::make_pair(x_of(left), left) < std::make_pair(x_of(right), right);
        });
        make_room();
        std::vector<Wish> wishes(people_.size());
        std::vector<std::int64_t> gaps(people_.size(), 0);
        for (At at = 0; at < people_.size(); ++at) {
            wishes[at].at = x_of(people_[at]);
            if (is_pinned(*kin_.people[people_[at]])) wishes[at].pin = wishes[at].at;
            if (at + 1 < people_.size()) gaps[at] = gap(people_[at], people_[at + 1]);
        }
        const auto x = fit_row(wishes, gaps);
        for (At at = 0; at < people_.size(); ++at) {
            if (!is_pinned(*kin_.people[people_[at]])) {
                spots_[people_[at]].x = static_cast<int>(x[at]);
            }
        }
    }

private:
    [[nodiscard]] int x_of(At person) const {
        const Person& one = *kin_.people[person];
        return is_pinned(one) ? one.stored->spot.x : spots_[person].x;
    }

    [[nodiscard]] std::int64_t gap(At left, At right) const {
        const bool one_chain = rows_.cohort[left] == rows_.cohort[right];
        const int apart = separation(*kin_.people[left], *kin_.people[right], one_chain);
        const bool both = is_pinned(*kin_.people[left]) && is_pinned(*kin_.people[right]);
        return both ? std::min(apart, x_of(right) - x_of(left)) : apart;
    }

    /// Where two pinned people leave too little room for those between them, the last of these
    /// goes to the other side of the right one.
    void make_room() {
        At from = people_.size();
        for (At at = 0; at < people_.size(); ++at) {
            if (!is_pinned(*kin_.people[people_[at]])) continue;
            while (from < at && at - from > 1 && taken(from, at) > room(from, at)) {
                std::swap(people_[at - 1], people_[at]);
                --at;
            }
            from = at;
        }
    }

    [[nodiscard]] std::int64_t room(At from, At to) const {
        return x_of(people_[to]) - x_of(people_[from]);
    }
    [[nodiscard]] std::int64_t taken(At from, At to) const {
        std::int64_t sum = 0;
        for (At at = from; at < to; ++at)
            sum += gap(people_[at], people_[at + 1]);
        return sum;
    }

    const Kin& kin_;
    const Rows& rows_;
    std::vector<Spot>& spots_;
    std::vector<At> people_;
};

}  // namespace

void stay_together(const Kin& kin, std::vector<Spot>& spots, bool to_pins) {
    const bool pins = to_pins && std::any_of(kin.people.begin(), kin.people.end(), [](auto* one) {
                          return is_pinned(*one);
                      });
    std::vector<int> x, y;
    for (At person = 0; person < spots.size(); ++person) {
        const Person& one = *kin.people[person];
        if (!one.stored || (pins && !is_pinned(one))) continue;
        x.push_back(one.stored->spot.x - spots[person].x);
        y.push_back(one.stored->spot.y - spots[person].y);
    }
    if (x.empty()) return;
    const Spot shift{middle_of(x), middle_of(y)};
    for (Spot& spot : spots)
        spot = {spot.x + shift.x, spot.y + shift.y};
}

void hold_pins(const Kin& kin, const Rows& rows, std::vector<Spot>& spots) {
    std::map<int, PinnedRow> by_height;
    std::vector<At> pinned;
    for (At person = 0; person < spots.size(); ++person) {
        if (is_pinned(*kin.people[person])) {
            pinned.push_back(person);
        } else {
            by_height.try_emplace(spots[person].y, kin, rows, spots).first->second.add(person);
        }
    }
    for (const At person : pinned) {
        const Spot& put = kin.people[person]->stored->spot;
        spots[person] = put;
        for (auto& [height, row] : by_height) {
            const int tall = 2 * symbol_half + dates_height + kin.people[person]->label_below;
            if (std::abs(height - put.y) <= tall + 2 * label_gap) row.add(person);
        }
    }
    for (auto& [height, row] : by_height)
        row.fit();
}

}  // namespace spacebetween::layout
