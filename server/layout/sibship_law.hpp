// What the order of birth says about a row while it is being changed, one swap after another.
#pragma once

#include "server/layout/birth_order.hpp"
#include "server/layout/search.hpp"

namespace spacebetween::layout {

/// Counts what the sibships of an order cost: exceptions by leave as `Weights` has them, and so
/// much that it never pays for everybody else who is out of order.
class SibshipLaw {
public:
    SibshipLaw(const Order& order, const Weights& weights);

    /// A move begins: nothing is noted yet.
    void begin() { changed_.clear(); }
    /// Two neighbours are about to change places; false when they may by no means.
    [[nodiscard]] bool allows_swap(At left, At right);
    /// The people of this chain changed places.
    void note_turn(At node);
    /// How much more the noted sibships cost than before the move.
    [[nodiscard]] long change();
    /// The move was made.
    void keep();

private:
    struct Member {
        At node = none;
        const Sibling* sibling = nullptr;
        std::size_t row = 0;
        std::size_t at = 0;  ///< along the row, when it was last looked at
    };
    struct Changed {
        At joined = none;
        long price = 0;
    };

    void note(At joined);
    [[nodiscard]] long price_of(At joined);
    [[nodiscard]] long price_of_row(const Member* from, std::size_t& exceptions) const;

    const Order& order_;
    const Weights& weights_;
    std::vector<std::vector<Member>> sibships_;  ///< by union
    std::vector<long> price_;                    ///< by union, as kept
    std::vector<Changed> changed_;
    std::vector<Ranked> ranked_;
};

}  // namespace spacebetween::layout
