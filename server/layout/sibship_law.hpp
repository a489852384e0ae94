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
    void begin() {
        changed_.clear();
        may_refund_ = false;
    }
    /// Two neighbours are about to change places; false when they may by no means.
    [[nodiscard]] bool allows_swap(At left, At right) {
        if (first_[left] == first_[left + 1] || first_[right] == first_[right + 1]) return true;
        return siblings_allow(left, right);
    }
    /// The people of this chain changed places.
    void note_turn(At node);
    /// Whether the move changes the order of any siblings.
    [[nodiscard]] bool noted() const { return !changed_.empty(); }
    /// Whether that can make anything cheaper: nothing can that costs nothing.
    [[nodiscard]] bool may_refund() const { return may_refund_; }
    /// How much more the noted sibships cost than before the move.
    [[nodiscard]] long change();
    /// The move may end as it stands now.
    void remember() {
        for (Changed& one : changed_)
            one.remembered = one.price;
    }
    /// The move was made, as remembered.
    void keep();

private:
    struct Born {
        At joined = none;
        std::size_t rank = 0;
        bool linked = false;
    };
    struct Member {
        At node = none;
        At person = none;
        std::size_t rank = 0;
        std::size_t at = 0;  ///< along the row, when it was last looked at
        bool linked = false;
        bool alone = false;  ///< in its chain
    };
    struct Changed {
        At joined = none;
        long price = 0;       ///< as it stands
        long remembered = 0;  ///< as it stood then
    };

    [[nodiscard]] bool siblings_allow(At left, At right);
    void note(At joined);
    [[nodiscard]] long price_of(At joined);
    [[nodiscard]] long price_of_row(std::span<Member> row, std::size_t& exceptions);
    void look_along(std::span<Member> row) const;

    const Order& order_;
    const Weights& weights_;
    std::vector<At> first_;   ///< of each node: where its siblings begin
    std::vector<Born> born_;  ///< of all nodes, one after the other
    /// By union: in each row where some stand, the siblings there.
    std::vector<std::vector<std::vector<Member>>> sibships_;
    std::vector<long> price_;  ///< by union, as kept
    std::vector<Changed> changed_;
    bool may_refund_ = false;
    std::vector<Ranked> ranked_;
    InOrder in_order_;
};

}  // namespace spacebetween::layout
