// Which generation each person stands in.
#pragma once

#include "server/layout/kin.hpp"

namespace spacebetween::layout {

/// A cohort is everybody whom unions hold in one row; it is drawn as one chain of neighbours.
/// A union without partners has a cohort of its own, with nobody in it: the place its bar hangs
/// from.
struct Rows {
    std::vector<At> cohort;                ///< of each person
    std::vector<std::vector<At>> members;  ///< of each cohort, in Kin's order
    std::vector<std::size_t> row;          ///< of each cohort; 0 is the top of its family
    std::vector<char> cross_row;           ///< of each union: its partners cannot share a row
    std::vector<At> host;                  ///< of each union: the cohort its children hang from
    std::vector<At> part;                  ///< of each cohort: its family, as in Kin
    int shift = 0;                         ///< a given row plus this is the row here

    [[nodiscard]] std::size_t row_of(At person) const { return row[cohort[person]]; }
};

/// `given` holds the row of people who have one already, or nothing; they keep it as far as a
/// child's standing below its parents and partners' standing side by side allow. Rows then count
/// from the smallest given; new people may stand above it, and all rows shift so that the top is 0.
Rows rows_of(const Kin& kin, const std::vector<std::optional<int>>& given = {});

}  // namespace spacebetween::layout
