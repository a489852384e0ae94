// Moves one node after another to the place in its row where fewest lines cross.
#pragma once

#include "server/layout/company.hpp"
#include "server/layout/legal.hpp"
#include "server/layout/search.hpp"

namespace spacebetween::layout {

/// Which neighbouring rows count.
enum class Look { up, down, both };

/// Improves an order that keeps the law of birth, and keeps the law.
class Sifter {
public:
    Sifter(Order& order, Company& company, Exceptions& exceptions, const Weights& weights)
        : order_(order),
          company_(company),
          exceptions_(exceptions),
          weights_(weights),
          ends_(order.nodes.size()) {}

    /// Tries every place of its row for every node; answers whether anything was gained.
    bool sift(std::size_t row, Look look);
    /// Moves whole sibships, with what stands among them.
    bool sift_sibships(std::size_t row, Look look);
    /// Turns chains round where that pays.
    bool turn(std::size_t row);

    [[nodiscard]] std::size_t comparisons() const { return comparisons_; }

private:
    struct End {
        int at;
        int weight;
    };
    /// Where the lines of a node go in one neighbouring row.
    struct Ends {
        std::vector<End> ends;
        int least = 0, most = 0;
        int weight = 0;
        void add(int at, int weight_of_line);
    };
    struct BothEnds {
        Ends up, down;
    };
    struct Best {
        At place;
        long gain;
    };

    void gather(std::size_t row, Look look);
    static long balance(const Ends& left, const Ends& right);
    long prefer_before(At one, At two);
    [[nodiscard]] int conflicts(const Sibling& sibling) const;
    int passing(const Sibling& sibling, At passed, bool to_left) const;
    bool allowed(At node, const std::vector<int>& conflicts, long& price) const;
    Best seek(At node, bool to_left, std::vector<int> conflicts, long price_now);
    void move(std::size_t row, At from, At to);
    void mark(At node);
    bool may_pass(At node, At other, bool to_left) const;
    long block_gain(const std::vector<At>& sequence, At from, At to, At other, bool to_left);
    bool sift_block(std::size_t row, At from, At to);
    long turning_price(At node) const;

    Order& order_;
    Company& company_;
    Exceptions& exceptions_;
    const Weights& weights_;
    std::vector<BothEnds> ends_;
    std::size_t comparisons_ = 0;
};

}  // namespace spacebetween::layout
