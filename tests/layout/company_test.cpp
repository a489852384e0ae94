// Holds the search to its promise about siblings: nobody who is no kin of theirs comes between
// them.
#include "server/layout/company.hpp"

#include "server/layout/chains.hpp"
#include "server/layout/legal.hpp"
#include "server/layout/strangers.hpp"
#include "tests/layout/families.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

namespace spacebetween::layout {
namespace {

void shuffle(Order& order, std::mt19937& chance) {
    for (std::size_t row = 0; row < order.rows.size(); ++row) {
        auto& nodes = order.rows[row];
        for (std::size_t at = nodes.size(); at > 1; --at)
            std::swap(nodes[at - 1], nodes[chance() % at]);
        order.number(row);
    }
}

/// The chains of each union's children, from left to right.
std::vector<std::pair<At, At>> siblings_in(const Order& order) {
    std::vector<std::pair<At, At>> siblings;
    for (const auto& row : order.rows) {
        for (const At node : row) {
            for (const Sibling& one : order.nodes[node].siblings)
                siblings.push_back({one.joined, node});
        }
    }
    std::stable_sort(siblings.begin(), siblings.end(), [](const auto& one, const auto& two) {
        return one.first < two.first;
    });
    return siblings;
}

struct Ordered {
    Kin kin;
    Rows rows;
    std::vector<Order> orders;

    explicit Ordered(const Relatives& relatives)
        : kin(kin_of(relatives)),
          rows(rows_of(kin)),
          orders(orders_of(kin, rows, chains_of(kin, rows))) {}
};

}  // namespace

TEST_CASE("[I4] in-laws are kin of siblings, half siblings and uncles are strangers", "[layout]") {
    Written w;
    const At grandparents = w.couple({w.man(), w.woman()});
    const At father = w.child(grandparents), uncle = w.child(grandparents);
    const At parents = w.couple({father, w.woman()});
    const At one = w.child(parents), two = w.child(parents);
    const At half = w.child(w.couple({father, w.woman()}));
    const At in_laws = w.couple({w.man(), w.woman()});
    const At wife = w.child(in_laws), sister_in_law = w.child(in_laws);
    const At grandchild = w.child(w.couple({two, wife}));
    const Kin kin = kin_of(w.family);
    const Strangers strangers(kin);
    const auto is_stranger = [&](At person) {
        const auto place = [](const std::vector<At>& order, At input) {
            return static_cast<At>(std::find(order.begin(), order.end(), input) - order.begin());
        };
        return strangers.is(place(kin.person_input, person), place(kin.union_input, parents));
    };

    for (const At person : {one, two, wife, sister_in_law, grandchild})
        CHECK_FALSE(is_stranger(person));
    for (const At person : {father, uncle, half})
        CHECK(is_stranger(person));
}

TEST_CASE("[I4] strangers are parted from siblings in whatever order all stand", "[layout]") {
    std::mt19937 chance(4);
    long before = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        INFO("seed " << seed);
        Ordered family(grown(seed, 20 + seed));
        for (Order& order : family.orders) {
            Company company(order);
            shuffle(order, chance);
            legalise(order, 2);
            const auto siblings = siblings_in(order);
            before += company.count();

            company.part(order);

            CHECK(company.count() == 0);
            CHECK(siblings_in(order) == siblings);
        }
    }
    CHECK(before > 1000);
}

TEST_CASE("[I4] each step past a neighbour says how many more strangers there are", "[layout]") {
    std::mt19937 chance(8);
    for (unsigned seed = 0; seed < 30; ++seed) {
        INFO("seed " << seed);
        Ordered family(grown(seed, 60));
        Order& order = family.orders.front();
        Company company(order);
        for (int hop = 0; hop < 200; ++hop) {
            const std::size_t row = chance() % order.rows.size();
            auto& nodes = order.rows[row];
            At at = chance() % nodes.size();
            const At node = nodes[at];
            const bool to_left = chance() % 2 == 0;
            company.start(node);
            for (auto steps = chance() % 5; steps > 0; --steps) {
                if (to_left ? at == 0 : at + 1 == nodes.size()) break;
                const At next = to_left ? at - 1 : at + 1;
                const long before = company.count();
                const int more = company.pass(nodes[next], to_left);
                std::swap(nodes[at], nodes[next]);
                order.number(row);
                at = next;

                REQUIRE(company.count() - before == more);
            }
            company.keep(node);
        }
    }
}

}  // namespace spacebetween::layout
