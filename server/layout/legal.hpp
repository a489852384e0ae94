// The order of birth as a law: who may break it, and the nearest order that keeps it.
#pragma once

#include "server/layout/order.hpp"

namespace spacebetween::layout {

/// Who stands out of the order of birth, by leave: linked siblings, at most so many of each union.
struct Exceptions {
    std::vector<char> person;        ///< by person of Kin
    std::vector<std::size_t> count;  ///< by union of Kin
    std::size_t most = 2;

    [[nodiscard]] bool may(const Sibling& sibling) const {
        return person[sibling.person] != 0 || (sibling.linked && count[sibling.joined] < most);
    }
};

/// Changes each row as little as can be so that siblings stand by birth but for exceptions.
Exceptions legalise(Order& order, std::size_t exceptions_max);

}  // namespace spacebetween::layout
