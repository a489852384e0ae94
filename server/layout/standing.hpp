// Who stands where while new people are being put among those who stand already.
#pragma once

#include "server/layout/rows.hpp"

namespace spacebetween::layout {

/// Rows of people from left to right. New people find their place beside partners, among siblings
/// by birth, under their parents or over their children; nobody else changes places.
class Standing {
public:
    Standing(const Kin& kin, const Rows& rows);

    /// Puts a person where they are; call sort() after the last.
    void put(At person, int x);
    void sort();
    /// Finds places for everybody who is joined to somebody who has one.
    void insert_all();

    [[nodiscard]] bool has(At person) const { return placed_[person] != 0; }
    [[nodiscard]] std::size_t rows() const { return people_.size(); }
    [[nodiscard]] const std::vector<At>& row(std::size_t row) const { return people_[row]; }
    [[nodiscard]] std::int64_t wish(At person) const { return x_[person]; }

private:
    bool insert_one(At person);
    bool beside_partner(At person);
    bool among_siblings(At person);
    bool near(At person, const std::vector<At>& relatives);
    void place(At person, At slot, std::int64_t x);
    [[nodiscard]] At place_of(At person) const;
    [[nodiscard]] At end_of_chain(At person, bool left) const;
    [[nodiscard]] std::vector<At> parents_of(At person) const;
    [[nodiscard]] std::vector<At> children_of(At person) const;
    [[nodiscard]] bool splits(const std::vector<At>& row, At slot, At person) const;

    const Kin& kin_;
    const Rows& rows_;
    std::vector<std::vector<At>> people_;
    std::vector<char> placed_;
    std::vector<std::int64_t> x_;
};

}  // namespace spacebetween::layout
