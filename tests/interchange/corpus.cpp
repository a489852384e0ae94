// Real files of many programs: all of each is read, or the report names what is not.
#include "tests/interchange/families.hpp"

#include <iostream>
#include <map>

namespace spacebetween {
namespace {

struct Counts {
    std::size_t people = 0;
    std::size_t unions = 0;

    friend bool operator==(const Counts&, const Counts&) = default;
};

TEST_CASE("every well-formed file of the corpus is read, with nobody missing", "[interchange]") {
    const std::map<std::string, Counts> expected{
        {"utf16le.ged", {3, 2}},
        {"utf8-bom.ged", {3, 2}},
        {"utf8-unicode.ged", {10, 0}},
        {"g7c-7-pedi-1.ged", {1, 1}},
        {"maximal70-tree1.ged", {4, 2}},
        {"maximal70.ged", {4, 2}},
        {"minimal70.ged", {0, 0}},
        {"remarriage1.ged", {3, 2}},
        {"remarriage2.ged", {3, 3}},
        {"same-sex-marriage.ged", {2, 1}},
        {"EnglishTudorRoyalFamily.ged", {347, 200}},
        {"norse-gods.ged", {117, 69}},
        {"ptolemaic.ged", {38, 20}},
        {"royal92.ged", {3010, 1422}},
        {"washington.ged", {529, 114}},
        {"wedgwood.ged", {55, 19}},
        {"RelationshipTest.ged", {43, 18}},
        {"bronte.ged", {14, 4}},
        {"family-structure-variants.ged", {5, 5}},
        {"ged2dot-cousins-marrying.ged", {4, 4}},
        {"ged2dot-no_husband.ged", {1, 1}},
        {"sex-value-variants.ged", {7, 0}},
        {"shakespeare.ged", {31, 11}},
        {"topola-family.ged", {26, 10}},
        {"gramps-2025-export.ged", {14, 5}},
        {"vendor-ftm.ged", {3, 2}},
    };
    for (const auto& path : corpus_files()) {
        if (path.parent_path().filename() == "malformed") continue;
        INFO(path.filename().string());
        const auto read = must_read(bytes_of_path(path));
        const Counts found{read.family.count(Type::person), read.family.count(Type::union_)};
        if (const auto known = expected.find(path.filename()); known != expected.end()) {
            CHECK(found.people == known->second.people);
            CHECK(found.unions == known->second.unions);
        }
    }
}

TEST_CASE("malformed files are refused or mended, with a line either way", "[interchange]") {
    for (const auto& path : corpus_files("malformed")) {
        INFO(path.filename().string());
        const auto read = read_family(bytes_of_path(path), test_options());
        if (read) {
            const bool told_of =
                read->losses.has(LossKind::repaired) || read->losses.has(LossKind::loop);
            CHECK(told_of);
        } else {
            CHECK(read.error().line > 0);
        }
    }
}

TEST_CASE("the dialects of several programs of one family are read alike", "[interchange]") {
    const auto folder = corpus() / "gedcom" / "vendor";
    if (!std::filesystem::exists(folder)) return;
    const auto first = must_read(bytes_of_path(folder / "seed-for-import.ged"));
    for (const auto* name : {"gramps-2025-export.ged", "ancestry-2025-export.ged"}) {
        INFO(name);
        const auto other = must_read(bytes_of_path(folder / name));
        CHECK(sentences_of(other.family) == sentences_of(first.family));
    }
}

TEST_CASE("pairs of one family in both versions are read alike", "[interchange]") {
    const auto folder = corpus() / "gedcom";
    if (!std::filesystem::exists(folder)) return;
    const auto five = must_read(bytes_of_path(folder / "structure/g7c-5-pedi-1.ged"));
    const auto seven = must_read(bytes_of_path(folder / "gedcom7/g7c-7-pedi-1.ged"));
    CHECK(five.family == seven.family);
    const auto five_bonds = must_read(bytes_of_path(folder / "structure/g7c-5-rela_1.ged"));
    const auto seven_bonds = must_read(bytes_of_path(folder / "gedcom7/g7c-7-rela_1.ged"));
    CHECK(five_bonds.family == seven_bonds.family);
}

TEST_CASE("what the corpus loses", "[.losses]") {
    for (const auto& path : corpus_files()) {
        const auto read = read_family(bytes_of_path(path), test_options());
        std::cout << "== " << path.filename().string() << '\n';
        if (!read) {
            std::cout << told(read.error()) << '\n';
            continue;
        }
        for (const auto& [key, lines] : read->losses.all()) {
            std::cout << name_of(key.first) << ' ' << key.second << ' ' << lines.size() << " first "
                      << lines.front() << '\n';
        }
    }
}

}  // namespace
}  // namespace spacebetween
