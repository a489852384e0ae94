// Which generation each person stands in.
#include "server/layout/rows.hpp"

#include "server/layout/cohorts.hpp"

#include <algorithm>

namespace spacebetween::layout {
namespace {

/// Who stands below whom, between cohorts. Near ones are one generation apart by a home link; far
/// ones only by a secondary link, which wishes and does not bind.
struct Descent {
    std::vector<std::vector<At>> parents, children, far_parents, far_children;
    std::vector<At> order;  ///< parents before children
};

void join(std::vector<std::vector<At>>& up, std::vector<std::vector<At>>& down, At over, At under) {
    if (over == under) return;
    up[under].push_back(over);
    down[over].push_back(under);
}

void sort_by_descent(Descent& descent) {
    std::vector<std::size_t> waits(descent.parents.size());
    for (At at = 0; at < waits.size(); ++at) {
        waits[at] = descent.parents[at].size();
        if (waits[at] == 0) descent.order.push_back(at);
    }
    for (At at = 0; at < descent.order.size(); ++at) {
        for (const At child : descent.children[descent.order[at]]) {
            if (--waits[child] == 0) descent.order.push_back(child);
        }
    }
}

Descent descent_of(const Kin& kin, const Rows& rows) {
    Descent descent;
    const std::size_t size = rows.members.size();
    for (auto* lists :
         {&descent.parents, &descent.children, &descent.far_parents, &descent.far_children}) {
        lists->resize(size);
    }
    for (At at = 0; at < kin.links.size(); ++at) {
        const Link& link = kin.links[at];
        const bool home = kin.home_link[link.child] == at;
        auto& up = home ? descent.parents : descent.far_parents;
        auto& down = home ? descent.children : descent.far_children;
        const At child = rows.cohort[link.child];
        if (kin.partners[link.parents].empty()) join(up, down, rows.host[link.parents], child);
        for (const At parent : kin.partners[link.parents]) {
            join(up, down, rows.cohort[parent], child);
        }
    }
    sort_by_descent(descent);
    return descent;
}

/// Breadth-first generations from the cohorts that have a row: exact wherever the family is a tree.
class Spread {
public:
    Spread(const Descent& descent, std::vector<int>& row, std::vector<char>& known)
        : descent_(descent),
          row_(row),
          known_(known) {
        for (At at = 0; at < known.size(); ++at) {
            if (known_[at] != 0) near_.push_back(at);
        }
    }

    void from(At cohort) {
        if (known_[cohort] == 0) reach(cohort, 0);
        while (next_near_ < near_.size() || next_far_ < near_.size()) {
            if (next_near_ < near_.size()) {
                const At at = near_[next_near_++];
                step(descent_.parents[at], row_[at] - 1);
                step(descent_.children[at], row_[at] + 1);
            } else {
                const At at = near_[next_far_++];
                step(descent_.far_parents[at], row_[at] - 1);
                step(descent_.far_children[at], row_[at] + 1);
            }
        }
    }

private:
    void step(const std::vector<At>& cohorts, int row) {
        for (const At cohort : cohorts) {
            if (known_[cohort] == 0) reach(cohort, row);
        }
    }

    void reach(At cohort, int row) {
        known_[cohort] = 1;
        row_[cohort] = row;
        near_.push_back(cohort);
    }

    const Descent& descent_;
    std::vector<int>& row_;
    std::vector<char>& known_;
    std::vector<At> near_;
    std::size_t next_near_ = 0;
    std::size_t next_far_ = 0;
};

void push_below_parents(const Descent& descent, std::vector<int>& row) {
    for (const At cohort : descent.order) {
        for (const At parent : descent.parents[cohort]) {
            row[cohort] = std::max(row[cohort], row[parent] + 1);
        }
    }
}

/// Moves a cohort to the row where its lines are shortest, between its parents and its children.
void settle(const Descent& descent, At cohort, std::vector<int>& row) {
    std::vector<int> wishes;
    int lowest = std::numeric_limits<int>::max();
    int highest = std::numeric_limits<int>::min();
    for (const At parent : descent.parents[cohort]) {
        wishes.push_back(row[parent] + 1);
        highest = std::max(highest, row[parent] + 1);
    }
    for (const At child : descent.children[cohort]) {
        wishes.push_back(row[child] - 1);
        lowest = std::min(lowest, row[child] - 1);
    }
    if (wishes.empty()) {
        for (const At parent : descent.far_parents[cohort])
            wishes.push_back(row[parent] + 1);
        for (const At child : descent.far_children[cohort])
            wishes.push_back(row[child] - 1);
    }
    if (wishes.empty()) return;
    std::sort(wishes.begin(), wishes.end());
    const int low = wishes[(wishes.size() - 1) / 2];
    const int high = wishes[wishes.size() / 2];
    const int wish = std::clamp(row[cohort], low, high);
    row[cohort] = std::max(highest, std::min(lowest, wish));
}

/// Where to count from in each family: the index person, else its first person.
std::vector<At> origins(const Kin& kin, const Rows& rows) {
    std::vector<At> from(kin.parts, none);
    std::vector<char> sure(kin.parts, 0);
    for (At person = 0; person < kin.people.size(); ++person) {
        const At part = kin.part[person];
        const bool index = kin.people[person]->index;
        if (from[part] == none || (index && sure[part] == 0)) {
            from[part] = rows.cohort[person];
            sure[part] = index ? 1 : 0;
        }
    }
    return from;
}

void finish(const Kin& kin, Rows& rows, const std::vector<int>& row, bool given) {
    std::vector<int> top(kin.parts, std::numeric_limits<int>::max());
    for (At cohort = 0; cohort < row.size(); ++cohort) {
        int& highest = top[rows.part[cohort]];
        highest = std::min(highest, row[cohort]);
    }
    if (given && !top.empty()) {
        top.assign(top.size(), *std::min_element(top.begin(), top.end()));
        rows.shift = -top.front();
    }
    for (At cohort = 0; cohort < row.size(); ++cohort) {
        rows.row.push_back(static_cast<std::size_t>(row[cohort] - top[rows.part[cohort]]));
    }
    for (At joined = 0; joined < kin.partners.size(); ++joined) {
        for (const At partner : kin.partners[joined]) {
            const At cohort = rows.cohort[partner];
            if (rows.row[cohort] > rows.row[rows.host[joined]]) rows.host[joined] = cohort;
        }
    }
}

}  // namespace

Rows rows_of(const Kin& kin, const std::vector<std::optional<int>>& given) {
    Rows rows = cohorts_of(kin);
    const Descent descent = descent_of(kin, rows);
    std::vector<int> row(rows.members.size(), 0);
    std::vector<char> known(rows.members.size(), 0);
    for (At person = 0; person < given.size(); ++person) {
        if (!given[person]) continue;
        const At cohort = rows.cohort[person];
        row[cohort] = known[cohort] != 0 ? std::max(row[cohort], *given[person]) : *given[person];
        known[cohort] = 1;
    }
    const std::vector<char> kept = known;
    Spread spread(descent, row, known);
    const auto from = origins(kin, rows);
    for (const At cohort : from)
        spread.from(cohort);
    for (At cohort = 0; cohort < row.size(); ++cohort)
        spread.from(cohort);
    push_below_parents(descent, row);
    for (int pass = 0; pass < 8; ++pass) {
        for (auto at = descent.order.rbegin(); at != descent.order.rend(); ++at) {
            if (kept[*at] == 0) settle(descent, *at, row);
        }
    }
    finish(kin, rows, row, !given.empty());
    return rows;
}

}  // namespace spacebetween::layout
