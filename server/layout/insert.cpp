// Finds room for new people without moving the others more than they must.
#include "server/layout/chains.hpp"
#include "server/layout/finish.hpp"
#include "server/layout/picture.hpp"
#include "server/layout/place_x.hpp"
#include "server/layout/row_fit.hpp"
#include "server/layout/rows.hpp"
#include "server/layout/search.hpp"
#include "server/layout/standing.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

constexpr std::int64_t weight_stay = 3;
constexpr std::size_t starts_of_new_families = 4;
constexpr std::size_t comparisons_of_new_families = 200'000;

/// The rows in which stored people stand, by their heights.
struct Shelves {
    std::vector<std::optional<int>> row;  ///< of each person of Kin
    std::vector<int> height;              ///< of each row
};

Shelves shelves_of(const Kin& kin) {
    Shelves shelves;
    shelves.row.resize(kin.people.size());
    std::vector<std::pair<int, At>> heights;
    for (At at = 0; at < kin.people.size(); ++at) {
        if (kin.people[at]->stored) heights.push_back({kin.people[at]->stored->spot.y, at});
    }
    std::sort(heights.begin(), heights.end());
    for (const auto& [y, person] : heights) {
        if (shelves.height.empty() || y - shelves.height.back() >= row_distance_min / 2) {
            shelves.height.push_back(y);
        }
        shelves.row[person] = static_cast<int>(shelves.height.size()) - 1;
    }
    return shelves;
}

class Inserting {
public:
    explicit Inserting(const Relatives& family)
        : kin_(kin_of(family)),
          shelves_(shelves_of(kin_)),
          rows_(rows_of(kin_, shelves_.row)),
          spots_(kin_.people.size()),
          standing_(kin_, rows_) {}

    Picture run() {
        find_heights();
        for (At person = 0; person < kin_.people.size(); ++person) {
            if (stays(person)) standing_.put(person, kin_.people[person]->stored->spot.x);
        }
        standing_.sort();
        standing_.insert_all();
        for (std::size_t row = 0; row < standing_.rows(); ++row)
            fit(row);
        add_new_families();
        return finish(kin_, spots_);
    }

private:
    /// Stored people stay in their row unless what they are to each other says otherwise.
    [[nodiscard]] bool stays(At person) const {
        return shelves_.row[person] &&
               *shelves_.row[person] + rows_.shift == static_cast<int>(rows_.row_of(person));
    }

    void find_heights() {
        std::size_t count = 0;
        for (const std::size_t row : rows_.row)
            count = std::max(count, row + 1);
        const int first = shelves_.height.front();
        for (std::size_t row = 0; row < count; ++row) {
            const int shelf = static_cast<int>(row) - rows_.shift;
            if (shelf < 0) {
                heights_.push_back(first + shelf * row_distance_min);
            } else if (static_cast<std::size_t>(shelf) < shelves_.height.size()) {
                heights_.push_back(shelves_.height[static_cast<std::size_t>(shelf)]);
            } else {
                heights_.push_back(heights_.back() + row_distance_min);
            }
        }
    }

    /// Two who stood nearer than layouts put people stay so.
    [[nodiscard]] int gap(At left, At right) const {
        const int apart = separation(
            *kin_.people[left],
            *kin_.people[right],
            rows_.cohort[left] == rows_.cohort[right]
        );
        if (!stays(left) || !stays(right)) return apart;
        const int now = kin_.people[right]->stored->spot.x - kin_.people[left]->stored->spot.x;
        return std::min(apart, now);
    }

    void fit(std::size_t row) {
        const auto& people = standing_.row(row);
        std::vector<Wish> wishes(people.size());
        std::vector<std::int64_t> gaps(people.size(), 0);
        for (At at = 0; at < people.size(); ++at) {
            const Person& person = *kin_.people[people[at]];
            wishes[at].at = standing_.wish(people[at]);
            wishes[at].weight = stays(people[at]) ? weight_stay : 1;
            if (stays(people[at]) && person.stored->pinned) wishes[at].pin = wishes[at].at;
            if (at + 1 < people.size()) gaps[at] = gap(people[at], people[at + 1]);
        }
        const auto x = fit_row(wishes, gaps);
        for (At at = 0; at < people.size(); ++at) {
            const At person = people[at];
            const int y = stays(person) ? kin_.people[person]->stored->spot.y : heights_[row];
            spots_[person] = {static_cast<int>(x[at]), y};
        }
    }

    /// A family of which nobody stands anywhere goes to the right of all.
    void add_new_families() {
        std::vector<char> known(kin_.parts, 0);
        int next = std::numeric_limits<int>::min();
        for (At person = 0; person < kin_.people.size(); ++person) {
            if (!standing_.has(person)) continue;
            known[kin_.part[person]] = 1;
            next = std::max(next, spots_[person].x + half_width(*kin_.people[person]));
        }
        if (std::find(known.begin(), known.end(), 0) == known.end()) return;
        auto orders = orders_of(kin_, rows_, chains_of(kin_, rows_));
        std::vector<int> x(kin_.people.size(), 0);
        for (At part = 0; part < kin_.parts; ++part) {
            if (known[part] != 0) continue;
            Order& order = orders[part];
            search(order, Weights{}, {starts_of_new_families, comparisons_of_new_families});
            const Extent extent = place_x(order, x);
            const int shift = next + component_gap - extent.left;
            for (At person = 0; person < x.size(); ++person) {
                if (kin_.part[person] != part) continue;
                spots_[person] = {x[person] + shift, heights_[rows_.row_of(person)]};
            }
            next = extent.right + shift;
        }
    }

    Kin kin_;
    Shelves shelves_;
    Rows rows_;
    std::vector<Spot> spots_;
    Standing standing_;
    std::vector<int> heights_;
};

}  // namespace

Picture insert(const Relatives& family) {
    const bool any =
        std::any_of(family.people.begin(), family.people.end(), [](const Person& person) {
            return person.stored.has_value();
        });
    return any ? Inserting(family).run() : tidy(family);
}

Picture as_stored(const Relatives& family) {
    const bool all =
        std::all_of(family.people.begin(), family.people.end(), [](const Person& person) {
            return person.stored.has_value();
        });
    if (!all) return insert(family);
    const Kin kin = kin_of(family);
    std::vector<Spot> spots;
    for (const Person* person : kin.people)
        spots.push_back(person->stored->spot);
    return finish(kin, spots);
}

}  // namespace spacebetween::layout
