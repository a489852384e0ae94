// The exact answer for one row: as near to all wishes as neighbours allow.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace spacebetween::layout {

/// Where one thing of a row would stand, and how much it matters.
struct Wish {
    std::int64_t at = 0;
    std::int64_t weight = 1;          ///< at least 1
    std::optional<std::int64_t> pin;  ///< stands exactly here when neighbouring pins leave room
};

/// Minimises the sum of weight * (x - at)^2 while x[i+1] - x[i] >= gaps[i], by pooling adjacent
/// violators; between pins the answer is bounded by them, which is exact too. Means are rounded
/// down, so that the answer is the same everywhere. A pin that its left neighbours leave no room
/// for moves right. Cost: linear.
std::vector<std::int64_t>
fit_row(const std::vector<Wish>& wishes, const std::vector<std::int64_t>& gaps);

}  // namespace spacebetween::layout
