// Where the lines of couples run: below side by side, above or below over others.
#include "server/layout/couples.hpp"

#include "server/layout/chains.hpp"
#include "server/layout/size.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

constexpr int port_offset = 12;  // of two lines that leave one symbol

class Brackets {
public:
    Brackets(const Kin& kin, const Grid& grid, const std::vector<Spot>& spots, Nets& nets)
        : kin_(kin),
          grid_(grid),
          spots_(spots),
          nets_(nets),
          place_(kin.people.size()) {
        for (const auto& people : grid.people) {
            for (At at = 0; at < people.size(); ++at)
                place_[people[at]] = at;
        }
    }

    void add(At joined) {
        const auto& partners = kin_.partners[joined];
        if (partners.empty()) return add_bar_only(joined);
        std::size_t row = 0;
        for (const At partner : partners)
            row = std::max(row, grid_.row[partner]);
        nets_.host[joined] = row;
        std::vector<At> here;
        for (const At partner : partners) {
            if (grid_.row[partner] == row) here.push_back(partner);
        }
        std::sort(here.begin(), here.end(), [&](At left, At right) {
            return place_[left] < place_[right];
        });
        nets_.drop[joined] = spots_[here.front()].x;
        if (here.size() > 1) add_bracket(joined, row, here);
    }

    void spread_feet() {
        std::vector<std::vector<NetEnd*>> feet(kin_.people.size());
        for (Bracket& bracket : nets_.brackets) {
            for (NetEnd& foot : bracket.feet)
                feet[foot.person].push_back(&foot);
        }
        // At each symbol: lines to the left leave left, lines to the right leave right.
        for (Bracket& bracket : nets_.brackets) {
            for (At at = 0; at < bracket.feet.size(); ++at) {
                NetEnd& foot = bracket.feet[at];
                const std::size_t others = feet[foot.person].size() - 1;
                if (others == 0) continue;
                const int side = at == 0 ? 1 : -1;
                const auto extra = static_cast<int>(std::min<std::size_t>(2, inner(bracket, foot)));
                foot.x += side * (port_offset - (bracket.above ? 0 : 4 * extra));
            }
        }
    }

private:
    /// How many of the person's other couples' lines lie inside this one, on the same side.
    std::size_t inner(const Bracket& bracket, const NetEnd& foot) const {
        std::size_t count = 0;
        for (const At joined : kin_.unions_of[foot.person]) {
            const At other = nets_.bracket_of[joined];
            if (other == none || joined == bracket.joined) continue;
            const Bracket& inside = nets_.brackets[other];
            if (inside.above != bracket.above || inside.row != bracket.row) continue;
            const auto width = [](const Bracket& one) {
                return spots_difference(one.feet.front(), one.feet.back());
            };
            const bool same = (inside.feet.front().person == foot.person) ==
                              (bracket.feet.front().person == foot.person);
            if (same && width(inside) < width(bracket)) ++count;
        }
        return count;
    }

    static int spots_difference(const NetEnd& left, const NetEnd& right) {
        return right.x - left.x;
    }

    void add_bar_only(At joined) {
        std::size_t row = none;
        for (const At child : kin_.children[joined])
            row = std::min(row, grid_.row[child]);
        if (row == none) return;
        int sum = 0;
        int count = 0;
        for (const At child : kin_.children[joined]) {
            if (grid_.row[child] != row) continue;
            sum += spots_[child].x;
            ++count;
        }
        nets_.host[joined] = row;  // its bar lies above this row: see nets_of
        nets_.drop[joined] = sum / count;
    }

    void add_bracket(At joined, std::size_t row, const std::vector<At>& partners) {
        Bracket bracket;
        bracket.joined = joined;
        bracket.row = row;
        for (const At partner : partners)
            bracket.feet.push_back({spots_[partner].x, partner, none});
        const At left = partners.front();
        const At right = partners.back();
        const auto& people = grid_.people[row];
        const bool neighbours = place_[right] - place_[left] + 1 == partners.size();
        if (neighbours || partners.size() > 2) {
            bracket.drop = (spots_[left].x + spots_[right].x) / 2;
        } else {
            bool clear = true;
            for (At at = place_[left] + 1; at < place_[right]; ++at) {
                clear = clear && kin_.home[people[at]] == none;
            }
            bracket.above = clear;
            const bool outer_right = right_is_outer(kin_, left, right);
            const At outer = outer_right ? right : left;
            const At inner = people[outer_right ? place_[right] - 1 : place_[left] + 1];
            bracket.drop = between(outer_right ? inner : outer, outer_right ? outer : inner);
        }
        nets_.through_row[joined] = bracket.above ? 1 : 0;
        nets_.drop[joined] = bracket.drop;
        nets_.bracket_of[joined] = nets_.brackets.size();
        nets_.brackets.push_back(std::move(bracket));
    }

    /// The middle of the free room between two neighbours' labels.
    int between(At left, At right) const {
        const int from = spots_[left].x + half_width(*kin_.people[left]);
        const int to = spots_[right].x - half_width(*kin_.people[right]);
        return (from + to) / 2;
    }

    const Kin& kin_;
    const Grid& grid_;
    const std::vector<Spot>& spots_;
    Nets& nets_;
    std::vector<At> place_;
};

}  // namespace

void add_brackets(const Kin& kin, const Grid& grid, const std::vector<Spot>& spots, Nets& nets) {
    Brackets brackets(kin, grid, spots, nets);
    for (At joined = 0; joined < kin.partners.size(); ++joined)
        brackets.add(joined);
    brackets.spread_feet();
}

}  // namespace spacebetween::layout
