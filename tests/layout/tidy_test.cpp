// Holds tidying to the invariants of a picture: on hard cases, grown families and real ones.
#include "tests/layout/check.hpp"
#include "tests/layout/families.hpp"

#include <catch2/catch.hpp>

namespace spacebetween::layout {
namespace {

bool same(const Picture& one, const Picture& two) {
    return one.people == two.people && one.lines.segments == two.lines.segments &&
           one.metrics == two.metrics;
}

}  // namespace

TEST_CASE("[I3, I5, I6, I7] the hard cases come out as the table says", "[layout]") {
    for (const HardCase& hard : hard_cases()) {
        INFO(hard.name);
        const Picture picture = tidy(hard.family);

        CHECK(faults_in(hard.family, picture) == no_faults);
        CHECK(strangers_in(hard.family, picture) == no_faults);
        CHECK(picture.metrics.crossings == hard.crossings);
        CHECK(picture.metrics.exceptions == hard.exceptions);
        CHECK(picture.metrics.not_adjacent == hard.not_adjacent);
        CHECK(picture.metrics.outside <= hard.outside);
        CHECK(picture.metrics.secondary_crossings <= hard.secondary);
    }
}

TEST_CASE("[I5] the strict order of birth has no exceptions and lets lines cross", "[layout]") {
    for (const HardCase& hard : hard_cases()) {
        if (hard.name != "H5b cousins, middle children") continue;
        const Picture picture = tidy(hard.family, {.strict_birth_order = true});

        CHECK(picture.exceptions.empty());
        CHECK(picture.metrics.crossings >= 2);
        CHECK(faults_in(hard.family, picture, 0) == no_faults);
    }
}

TEST_CASE("[I1, I2, I3, I5] grown families keep the invariants", "[layout]") {
    for (unsigned seed = 0; seed < 30; ++seed) {
        INFO("seed " << seed);
        const Relatives family = grown(seed, 30 + seed * 2);

        CHECK(faults_in(family, tidy(family)) == no_faults);
    }
}

TEST_CASE("[I7] a plain family is drawn without a crossing", "[layout]") {
    for (unsigned seed = 0; seed < 20; ++seed) {
        INFO("seed " << seed);
        const Relatives family = grown_plain(seed, 40 + seed);
        const Picture picture = tidy(family);

        CHECK(picture.metrics.crossings == 0);
        CHECK(picture.metrics.line_crossings == 0);
        CHECK(faults_in(family, picture) == no_faults);
        CHECK(strangers_in(family, picture) == no_faults);
    }
}

TEST_CASE("[I8] the order and the ids in which a family is written do not matter", "[layout]") {
    const Relatives family = grown(7, 60);
    const Picture picture = tidy(family);
    REQUIRE(same(picture, tidy(family)));
    for (unsigned seed = 0; seed < 20; ++seed) {
        std::vector<At> person_at;
        const Relatives other = shuffled(family, seed, person_at);
        const Picture again = tidy(other);

        CHECK(again.metrics == picture.metrics);
        for (At at = 0; at < family.people.size(); ++at) {
            CHECK(again.people[person_at[at]] == picture.people[at]);
        }
    }
}

TEST_CASE("[I11] odd families are survived", "[layout]") {
    Written w;
    SECTION("nobody") { CHECK(tidy(w.family).people.empty()); }
    SECTION("one person") {
        w.man();
        CHECK(tidy(w.family).people.size() == 1);
    }
    SECTION("a union of one, of none, of three and with oneself") {
        const At one = w.man(), two = w.woman(), three = w.woman();
        w.child(w.couple({one}));
        const At nobody = w.couple({});
        w.child(nobody);
        w.child(nobody);
        w.couple({});
        w.child(w.couple({one, two, three}));
        w.child(w.couple({two, two}));
        CHECK(faults_in(w.family, tidy(w.family)) == no_faults);
    }
    SECTION("somebody their own grandparent: the youngest link gives way") {
        const At one = w.man();
        const At two = w.child(w.couple({one}));
        const At three = w.child(w.couple({two}));
        const At youngest = w.link(one, w.couple({three}));
        const Picture picture = tidy(w.family);
        CHECK(picture.broken == std::vector<At>{youngest});
        CHECK(faults_in(w.family, picture) == no_faults);
    }
    SECTION("names of 500 letters") {
        const At home = w.couple({w.man(), w.woman()});
        for (int at = 0; at < 4; ++at)
            w.child(home);
        for (Person& person : w.family.people)
            person.label_width = 4000;
        CHECK(faults_in(w.family, tidy(w.family)) == no_faults);
    }
    SECTION("links to what is not there") {
        w.man();
        w.family.unions.push_back({"u", {0, 99}, 0, 0});
        w.family.parentages.push_back({"l", 42, 0});
        w.family.parentages.push_back({"m", 0, 42});
        w.family.parentages.push_back({"n", 0, 0});
        CHECK(tidy(w.family).people.size() == 1);
    }
    SECTION("many children") {
        const At home = w.couple({w.man(), w.woman()});
        for (int at = 0; at < 300; ++at)
            w.child(home);
        CHECK(faults_in(w.family, tidy(w.family)) == no_faults);
    }
}

TEST_CASE("[I14] identical twins hang from one point and have a bar between them", "[layout]") {
    Written w;
    const At home = w.couple({w.man(), w.woman()});
    const std::vector<At> born{w.child(home), w.child(home), w.child(home), w.child(home)};
    const auto kind = GENERATE(Zygosity::identical, Zygosity::fraternal);
    for (const At at : {At{1}, At{2}}) {
        w.family.parentages[at].twins = 1;
        w.family.parentages[at].zygosity = kind;
    }
    const Picture picture = tidy(w.family);

    std::vector<Spot> starts;
    int bars = 0;
    for (const Segment& segment : picture.lines.segments) {
        if (segment.kind == LineKind::drop && (segment.link == 1 || segment.link == 2)) {
            starts.push_back(segment.from);
        }
        bars += segment.kind == LineKind::twin_bar ? 1 : 0;
    }
    REQUIRE(starts.size() == 2);
    CHECK(starts[0] == starts[1]);
    CHECK(bars == (kind == Zygosity::identical ? 1 : 0));
    CHECK(picture.people[born[2]].x - picture.people[born[1]].x < 2 * separation_min);
}

}  // namespace spacebetween::layout
