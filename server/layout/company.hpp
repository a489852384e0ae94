// Whether strangers stand among siblings, while a row is being changed one swap after another.
#pragma once

#include "server/layout/order.hpp"

namespace spacebetween::layout {

/// Knows the siblings of every union as they stand in their row, and counts the chains between the
/// first and the last of them who are strangers to all of them.
class Company {
public:
    explicit Company(const Order& order);

    /// The order changed beyond what was kept: sees all siblings again as they stand.
    void look();
    /// A node is about to move away from where it stands.
    void start(At node) {
        hop_.clear();
        mover_ = node;
        for (At at = first_[node]; at < first_[node + 1]; ++at)
            hop_.push_back(members_[at].index);
    }
    /// It changes sides with the next node: how many more strangers stand among siblings then.
    [[nodiscard]] int pass(At other, bool to_left) {
        if (first_[mover_] == first_[mover_ + 1] && first_[other] == first_[other + 1]) return 0;
        return pass_siblings(other, to_left);
    }
    /// The node stays where it has come to.
    void keep(At node);

    /// Moves strangers out from among siblings, each row as little as can be and so that the fewest
    /// lines cross. Siblings never change sides: who is a stranger to one is at home elsewhere.
    void part(Order& order);

    [[nodiscard]] long count() const;
    [[nodiscard]] long count(std::size_t row) const;

private:
    struct Member {
        std::uint32_t group = 0;
        std::uint32_t index = 0;  ///< among the siblings of its row, from the left
    };
    struct Group {
        std::size_t row = 0;
        std::vector<At> nodes;      ///< as they stand
        std::size_t strangers = 0;  ///< where those of its row begin among all
    };
    /// A row's places from the first of some siblings to the last.
    struct Span {
        At first = none, last = 0;
    };

    [[nodiscard]] int pass_siblings(At other, bool to_left);
    [[nodiscard]] bool stranger(At node, const Group& group) const {
        return strangers_[group.strangers + column_[node]] != 0;
    }
    [[nodiscard]] bool belongs(At node, std::uint32_t group) const;
    [[nodiscard]] Span span_of(const Group& group) const;
    [[nodiscard]] long count(const Group& group) const;
    void find_groups();
    void look(Group& group);
    bool part(Order& order, const Group& group);

    const Order& order_;
    std::vector<std::size_t> column_;       ///< of each node: where it stood in its row at first
    std::vector<char> strangers_;           ///< by group, and then by column of its row
    std::vector<Group> groups_;             ///< by row
    std::vector<std::size_t> first_group_;  ///< of each row
    std::vector<At> first_;                 ///< of each node: where its members begin
    std::vector<Member> members_;
    std::vector<std::uint32_t> hop_;  ///< of the moving node's members: where each has come to
    At mover_ = none;
};

}  // namespace spacebetween::layout
