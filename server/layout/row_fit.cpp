// The exact answer for one row: as near to all wishes as neighbours allow.
#include "server/layout/row_fit.hpp"

#include <algorithm>
#include <limits>

namespace spacebetween::layout {
namespace {

using Number = std::int64_t;
using Index = std::size_t;

Number floor_divide(Number sum, Number by) {
    const Number whole = sum / by;
    return sum % by < 0 ? whole - 1 : whole;
}

/// Things that stand as near to each other as they may.
struct Pool {
    Number weighed = 0;
    Number weight = 0;
    Index size = 0;
    [[nodiscard]] Number mean() const { return floor_divide(weighed, weight); }
};

struct Part {
    Index from, to;
    Number low, high;
};

/// Fits a part of the row in coordinates without gaps, then bounds the answer.
void fit_part(
    const std::vector<Wish>& wishes,
    const std::vector<Number>& before,
    const Part& part,
    std::vector<Number>& answer
) {
    std::vector<Pool> pools;
    for (Index at = part.from; at < part.to; ++at) {
        Pool pool{(wishes[at].at - before[at]) * wishes[at].weight, wishes[at].weight, 1};
        while (!pools.empty() && pools.back().mean() > pool.mean()) {
            pool.weighed += pools.back().weighed;
            pool.weight += pools.back().weight;
            pool.size += pools.back().size;
            pools.pop_back();
        }
        pools.push_back(pool);
    }
    Index at = part.from;
    for (const Pool& pool : pools) {
        const Number mean = std::max(part.low, std::min(part.high, pool.mean()));
        for (Index one = 0; one < pool.size; ++one, ++at)
            answer[at] = mean + before[at];
    }
}

}  // namespace

std::vector<Number> fit_row(const std::vector<Wish>& wishes, const std::vector<Number>& gaps) {
    std::vector<Number> before(wishes.size(), 0);
    for (Index at = 1; at < wishes.size(); ++at)
        before[at] = before[at - 1] + gaps[at - 1];
    std::vector<Number> answer(wishes.size(), 0);
    Number low = std::numeric_limits<Number>::min() / 4;
    Index from = 0;
    for (Index at = 0; at <= wishes.size(); ++at) {
        Number high = std::numeric_limits<Number>::max() / 4;
        if (at < wishes.size()) {
            if (!wishes[at].pin) continue;
            high = std::max(low, *wishes[at].pin - before[at]);
        }
        fit_part(wishes, before, {from, at, low, high}, answer);
        if (at < wishes.size()) answer[at] = high + before[at];
        low = high;
        from = at + 1;
    }
    return answer;
}

}  // namespace spacebetween::layout
