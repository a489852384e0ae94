// People whom somebody put where they stand, when the rest is laid out anew.
#include "server/layout/picture.hpp"
#include "tests/layout/check.hpp"
#include "tests/layout/families.hpp"

#include <catch2/catch.hpp>

namespace spacebetween::layout {
namespace {

Relatives with_places(Relatives family, const std::vector<Spot>& spots) {
    for (At at = 0; at < spots.size(); ++at)
        family.people[at].stored = Stored{spots[at]};
    return family;
}

void pin(Relatives& family, At person, Spot spot) {
    family.people[person].stored = Stored{spot, true, true};
}

}  // namespace

TEST_CASE("pinned people stay to the unit, and nobody stands over them", "[layout]") {
    for (unsigned seed = 0; seed < 20; ++seed) {
        INFO("seed " << seed);
        Relatives family = grown(seed, 40);
        family = with_places(family, tidy(family).people);
        const At one = family.people.size() / 5, other = family.people.size() / 2;
        const Spot before = family.people[one].stored->spot;
        pin(family, one, {before.x + 260, before.y});
        pin(family, other, {family.people[other].stored->spot.x - 90, 3000});

        const Picture picture = tidy(family, {.keep_pins = true});

        CHECK(picture.people[one] == family.people[one].stored->spot);
        CHECK(picture.people[other] == family.people[other].stored->spot);
        CHECK(picture.metrics.overlaps == 0);
        CHECK_FALSE(tidy(family).people[other] == family.people[other].stored->spot);
    }
}

TEST_CASE("two pinned people leave no room between them: the others pass", "[layout]") {
    Written w;
    const At home = w.couple({w.man(), w.woman()});
    for (int at = 0; at < 4; ++at)
        w.child(home);
    pin(w.family, 2, {0, 190});
    pin(w.family, 5, {140, 190});

    const Picture picture = tidy(w.family, {.keep_pins = true});

    CHECK(picture.people[2] == Spot{0, 190});
    CHECK(picture.people[5] == Spot{140, 190});
    CHECK(picture.metrics.overlaps == 0);
}

TEST_CASE("[I13] tidying what was tidied changes nothing, pinned or not", "[layout]") {
    for (unsigned seed = 0; seed < 20; ++seed) {
        INFO("seed " << seed);
        Relatives family = grown(seed, 50);
        const bool pinned = seed % 2 == 0;
        if (pinned) pin(family, 3, {500, 100});
        const Picture once = tidy(family, {.keep_pins = true});
        Relatives again = with_places(family, once.people);
        if (pinned) pin(again, 3, {500, 100});

        CHECK(tidy(again, {.keep_pins = true}).people == once.people);
    }
}

TEST_CASE("a family that is tidied stays where it was", "[layout]") {
    Relatives family = grown(4, 30);
    std::vector<Spot> moved = tidy(family).people;
    for (Spot& spot : moved)
        spot = {spot.x + 4321, spot.y - 777};

    CHECK(tidy(with_places(family, moved)).people == moved);
}

}  // namespace spacebetween::layout
