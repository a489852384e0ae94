// Holds insertion to stability: nobody changes places, and few move.
#include "server/layout/picture.hpp"
#include "tests/layout/check.hpp"
#include "tests/layout/families.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>

namespace spacebetween::layout {
namespace {

/// The family with everybody stored where the picture has them.
Relatives stored(Relatives family, const Picture& picture) {
    for (At at = 0; at < family.people.size(); ++at) {
        family.people[at].stored = Stored{picture.people[at], false, false};
    }
    return family;
}

bool order_kept(const Relatives& family, const Picture& before, const Picture& after) {
    for (At one = 0; one < family.people.size(); ++one) {
        if (before.people[one].y != after.people[one].y) return false;
        for (At two = 0; two < family.people.size(); ++two) {
            if (before.people[one].y != before.people[two].y) continue;
            if (before.people[one].x < before.people[two].x &&
                after.people[one].x >= after.people[two].x) {
                return false;
            }
        }
    }
    return true;
}

std::size_t moved(const Relatives& family, const Picture& before, const Picture& after) {
    std::size_t count = 0;
    for (At at = 0; at < family.people.size(); ++at) {
        if (before.people[at] != after.people[at]) ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("[I9] a new child, partner or parent changes nobody's order and moves few", "[layout]") {
    for (unsigned seed = 0; seed < 12; ++seed) {
        INFO("seed " << seed);
        const Relatives family = grown(seed, 60);
        const Picture before = tidy(family);
        Written w;
        w.family = stored(family, before);
        const std::size_t what = seed % 3;
        const At existing = (seed * 7) % family.people.size();
        if (what == 0) w.child(seed % family.unions.size());
        if (what == 1) w.couple({existing, w.woman(1850)});
        if (what == 2) {
            const At founder = 0;
            w.link(founder, w.couple({w.man(), w.woman()}));
        }
        const Picture after = insert(w.family);

        CHECK(after.metrics.overlaps == 0);
        CHECK(order_kept(family, before, after));
        CHECK(2 * moved(family, before, after) < family.people.size());
    }
}

TEST_CASE("[I9] what is not new stays, and a pinned person stays always", "[layout]") {
    const Relatives family = grown(3, 50);
    const Picture before = tidy(family);
    Written w;
    w.family = stored(family, before);
    CHECK(insert(w.family).people == before.people);
    CHECK(as_stored(w.family).metrics == before.metrics);

    const At joined = 0;
    const At partner = w.family.unions[joined].partners[0];
    w.family.people[partner].stored->pinned = true;
    for (int at = 0; at < 3; ++at)
        w.couple({partner, w.woman(1900 + at)});
    const Picture after = insert(w.family);

    CHECK(after.people[partner] == before.people[partner]);
    CHECK(after.metrics.overlaps == 0);
}

TEST_CASE("[I9] a family that is new altogether stands to the right", "[layout]") {
    Written w;
    const At home = w.couple({w.man(), w.woman()});
    w.child(home);
    const Picture before = tidy(w.family);
    w.family = stored(w.family, before);
    const At other = w.couple({w.man(), w.woman()});
    const At child = w.child(other);
    const Picture after = insert(w.family);

    for (At at = 0; at < 3; ++at)
        CHECK(after.people[at] == before.people[at]);
    CHECK(after.people[child].x > before.people[1].x + component_gap);
    CHECK(faults_in(w.family, after).empty());
}

}  // namespace spacebetween::layout
