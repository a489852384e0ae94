// The bars of the layout: what is always checked, and the figures that `[.figures]` prints.
#include "tests/layout/check.hpp"
#include "tests/layout/families.hpp"
#include "tests/layout/gedcom.hpp"

#include <catch2/catch.hpp>

#include <cstdio>
#include <ctime>

namespace spacebetween::layout {
namespace {

const std::vector<std::string> no_faults;

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

}  // namespace

TEST_CASE("[I1, I2, I3, I5, I10] two hundred grown families keep the invariants", "[layout]") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        INFO("seed " << seed);
        const Relatives family = grown(1000 + seed, 12 + seed / 5);

        CHECK(faults_in(family, tidy(family)) == no_faults);
    }
}

TEST_CASE("the Tudors are laid out with at most 110 crossings and 18 exceptions", "[layout]") {
    const auto file = corpus_file("EnglishTudorRoyalFamily.ged");
    if (file.empty()) return;
    const Relatives family = read_gedcom(file);

    const Picture picture = tidy(family);

    CHECK(picture.metrics.crossings <= 110);
    CHECK(picture.metrics.exceptions <= 18);
    CHECK(faults_in(family, picture) == no_faults);
}

TEST_CASE("[I12] figures of every file of the corpus, and of growing families", "[.figures]") {
    for (const auto& file : corpus()) {
        const Relatives family = read_gedcom(file);
        Picture picture;
        const double ms = milliseconds([&] { picture = tidy(family); });
        const std::string name = file.filename().string();
        print(name, family, picture, ms);
        INFO(name);
        CHECK(faults_in(family, picture) == no_faults);
        if (name == "royal92.ged") {
            CHECK(picture.metrics.crossings <= 2000);
            CHECK(ms <= 2000);
        }
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
