// The bars of the layout: what is always checked, and the figures that `[.figures]` prints.
#include "tests/layout/check.hpp"
#include "tests/layout/families.hpp"
#include "tests/layout/gedcom.hpp"

#include <catch2/catch.hpp>

#include <cstdio>
#include <ctime>
#include <map>

namespace spacebetween::layout {
namespace {

/// Of one core, whoever else wants it.
template <class Work>
double milliseconds(const Work& work) {
    const std::clock_t began = std::clock();
    work();
    return static_cast<double>(std::clock() - began) * 1000.0 / CLOCKS_PER_SEC;
}

void print(const std::string& name, const Relatives& family, const Picture& picture, double ms) {
    const Metrics& metrics = picture.metrics;
    std::printf(
        "{\"file\":\"%s\",\"people\":%zu,\"crossings\":%ld,\"exceptions\":%ld,\"overlaps\":%ld,"
        "\"outside\":%ld,\"strangers\":%zu,\"ms\":%.1f}\n",
        name.c_str(),
        metrics.people,
        metrics.crossings,
        metrics.exceptions,
        metrics.overlaps,
        metrics.outside,
        strangers_in(family, picture).size(),
        ms
    );
}

Relatives standing(Relatives family) {
    const Picture picture = tidy(family);
    for (At at = 0; at < family.people.size(); ++at)
        family.people[at].stored = Stored{picture.people[at]};
    return family;
}

struct Bar {
    long crossings = 0;
    long exceptions = 0;
    long not_adjacent = 0;
    long outside = 0;
};

/// The most of each that a file of the corpus may have; none where a file is not named. The reader
/// here knows less of names and dates than the program, for which the royal families' bar is 2000.
Bar bar_of(const std::string& name) {
    const std::map<std::string, Bar> bars{
        {"EnglishTudorRoyalFamily.ged", {110, 18, 28, 85}},
        {"RelationshipTest.ged", {0, 1, 0, 2}},
        {"norse-gods.ged", {3, 3, 3, 16}},
        {"ptolemaic.ged", {0, 1, 1, 3}},
        {"royal92.ged", {2100, 155, 42, 620}},
        {"shakespeare.ged", {0, 1, 0, 1}},
        {"topola-family.ged", {0, 1, 0, 0}},
        {"washington.ged", {3, 40, 0, 29}},
        {"wedgwood.ged", {1, 2, 0, 0}},
    };
    const auto found = bars.find(name);
    return found == bars.end() ? Bar{} : found->second;
}

}  // namespace

TEST_CASE("[I1 to I5, I10] two hundred grown families keep the invariants", "[layout]") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        INFO("seed " << seed);
        const Relatives family = grown(1000 + seed, 12 + seed / 5);
        const Picture picture = tidy(family);

        CHECK(faults_in(family, picture) == no_faults);
        CHECK(strangers_in(family, picture) == no_faults);
    }
}

TEST_CASE("[I1 to I5, I10] and so do large ones", "[layout]") {
    for (const std::size_t size : {150U, 300U, 600U}) {
        INFO("grown " << size);
        const Relatives family = grown(18, size);
        const Picture picture = tidy(family);

        CHECK(faults_in(family, picture) == no_faults);
        CHECK(strangers_in(family, picture) == no_faults);
    }
}

TEST_CASE("[I1 to I5, I10] every file of the corpus keeps the invariants and bars", "[layout]") {
    for (const auto& file : corpus()) {
        INFO(file.filename().string());
        const Relatives family = read_gedcom(file);
        const Picture picture = tidy(family);
        const Bar bar = bar_of(file.filename().string());

        CHECK(faults_in(family, picture) == no_faults);
        CHECK(strangers_in(family, picture) == no_faults);
        CHECK(picture.metrics.overlaps == 0);
        CHECK(picture.metrics.crossings <= bar.crossings);
        CHECK(picture.metrics.exceptions <= bar.exceptions);
        CHECK(picture.metrics.not_adjacent <= bar.not_adjacent);
        CHECK(picture.metrics.outside <= bar.outside);
    }
}

TEST_CASE("[I12] figures of every file of the corpus, and of growing families", "[.figures]") {
    for (const auto& file : corpus()) {
        const Relatives family = read_gedcom(file);
        Picture picture;
        const double ms = milliseconds([&] { picture = tidy(family); });
        const std::string name = file.filename().string();
        print(name, family, picture, ms);
        INFO(name);
        if (name == "royal92.ged") CHECK(ms <= 2000);
        if (name == "EnglishTudorRoyalFamily.ged") CHECK(ms <= 60);
    }
    for (const std::size_t size : {150U, 300U, 600U}) {
        const Relatives family = grown(17, size);
        Picture picture;
        const double ms = milliseconds([&] { picture = tidy(family); });
        print("grown " + std::to_string(size), family, picture, ms);
    }
}

TEST_CASE("[I9, I12] one more person among 300 takes at most 10 ms", "[.figures]") {
    Written w;
    w.family = standing(grown(17, 300));
    w.child(w.family.unions.size() / 2);
    Picture picture;
    const double ms = milliseconds([&] { picture = insert(w.family); });
    std::size_t moved = 0;
    for (std::size_t at = 0; at + 1 < w.family.people.size(); ++at)
        moved += picture.people[at] == w.family.people[at].stored->spot ? 0U : 1U;
    std::printf(
        "{\"insert_into\":%zu,\"moved\":%zu,\"ms\":%.2f}\n",
        picture.people.size(),
        moved,
        ms
    );
    CHECK(ms <= 10);
}

}  // namespace spacebetween::layout
