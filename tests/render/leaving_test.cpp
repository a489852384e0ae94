// What leaves the room: how people are named, what stays behind, and that words stay words.
#include "server/render/map_svg.hpp"
#include "server/render/sheets.hpp"
#include "server/render/svg.hpp"
#include "tests/render/families.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iterator>
#include <set>

namespace spacebetween::render {
namespace {

AskedFamily kept(const std::string& name) {
    return family_from(SPACEBETWEEN_ROOT "/tests/golden/map/" + name + ".json");
}

std::string drawn(const AskedFamily& asked) {
    return map_svg(scene_to_leave(asked.records, asked.leaving), asked.caption);
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        count++;
    return count;
}

/// The names of all elements of a document.
std::set<std::string> elements_of(const std::string& document) {
    std::set<std::string> names;
    for (auto at = document.find('<'); at != std::string::npos; at = document.find('<', at + 1)) {
        const auto begin = at + (document.compare(at + 1, 1, "/") == 0 ? 2 : 1);
        names.insert(document.substr(begin, document.find_first_of(" >/", begin) - begin));
    }
    return names;
}

Record changed(const Record& record, std::string_view field, Value value) {
    Record copy = record;
    copy.fields[*index_of(record.type, field)] = std::move(value);
    return copy;
}

}  // namespace

TEST_CASE("no words of a family become part of the picture's own code", "[render]") {
    const std::string hostile = "\"></title></g><script>x</script>&#60;b onload='y'\x01\x02";
    AskedFamily asked = kept("first_names");
    for (RecordRef& record : asked.records)
        for (const std::string_view field : {"name", "part", "source"})
            if (index_of(record->type, field))
                record = std::make_shared<const Record>(changed(*record, field, hostile));
    asked.caption = {hostile, hostile};

    const std::string picture = drawn(asked);
    const std::string sheets =
        map_sheets(scene_to_leave(asked.records, asked.leaving), asked.caption, Paper::a4);

    const std::set<std::string> allowed = {"svg", "rect", "text", "g", "title", "path"};
    CHECK(elements_of(picture) == allowed);
    for (const std::string& name : elements_of(sheets))
        CHECK((allowed.contains(name) || holds("!doctype html head meta style body defs use", name))
        );
    CHECK_FALSE(holds(picture, "\x01"));
    CHECK_FALSE(holds(picture + sheets, "href=\"http"));
}

TEST_CASE("a picture by initials, part or number holds no other name", "[render]") {
    const auto naming = GENERATE(Naming::initials, Naming::part, Naming::alias);
    AskedFamily asked = kept("first_names");
    asked.leaving.naming = naming;
    asked.leaving.guesses = true;

    const std::string picture = drawn(asked);

    for (const char* const name : {"Kayla", "Dan<", "Mia", "Tom", "Nan<", "aunt", "Elm", "Mary"})
        CHECK_FALSE(holds(picture, name));
    CHECK(holds(picture, ">father<") == (naming == Naming::part));
    CHECK(holds(picture, ">KAÖ<") == (naming == Naming::initials));
    CHECK(holds(picture, ">5<") == (naming == Naming::alias));
}

TEST_CASE("guesses stay in the room unless they are chosen", "[render]") {
    AskedFamily asked = kept("first_names");
    const auto chosen = GENERATE(true, false);
    asked.leaving.guesses = chosen;

    const std::string picture = drawn(asked);

    CHECK(holds(picture, "the &lt;b&gt;aunt") == chosen);
}

TEST_CASE("a map as of a day shows who was born and what held then", "[render]") {
    AskedFamily asked = kept("first_names");
    const std::string now = drawn(asked);
    asked.leaving.seeing.day = day_number({2018, 6, 1});

    const std::string then = drawn(asked);

    CHECK(holds(now, ">Tom<"));
    CHECK_FALSE(holds(then, ">Tom<"));
    CHECK(count_of(then, "data-kind=\"bond\"") == count_of(now, "data-kind=\"bond\"") + 1);
    CHECK(holds(now, "m 2015, d 2020"));
    CHECK(holds(then, ">m 2015<"));
}

TEST_CASE("every thing drawn has a name that begins with the text one sees", "[render]") {
    for (const auto& file : family_files(SPACEBETWEEN_ROOT "/tests/golden/map")) {
        const AskedFamily asked = family_from(file);
        for (const SceneNode& node : scene_to_leave(asked.records, asked.leaving).nodes) {
            std::string seen;
            for (const Shape& shape : node.shapes)
                if (const auto* const text = std::get_if<TextShape>(&shape))
                    seen += (seen.empty() ? "" : " ") + text->text;
            INFO(node.id);
            CHECK_FALSE(node.name.empty());
            CHECK(node.name.starts_with(seen));
        }
    }
}

TEST_CASE("the legend names each kind of bond that is drawn, and no other", "[render]") {
    const AskedFamily asked = kept("bonds");
    Leaving none = asked.leaving;
    none.seeing.bonds = BondFilter::none;

    const Scene all = scene_to_leave(asked.records, asked.leaving);
    const Scene without = scene_to_leave(asked.records, none);

    CHECK(all.legend.size() >= without.legend.size() + 47);
}

TEST_CASE("no two lines of a legend are called the same", "[render]") {
    AskedFamily asked = kept("couples");
    std::ranges::move(kept("links").records, std::back_inserter(asked.records));
    Leaving leaving = asked.leaving;
    leaving.seeing.bonds = BondFilter::all;

    std::set<std::string> words;
    for (const LegendRow& row : scene_to_leave(asked.records, leaving).legend) {
        INFO(row.words);
        CHECK(words.insert(row.words).second);
    }
    CHECK(words.contains("Couple: Not known"));
    CHECK(words.contains("Parents and child: Not known"));
}

}  // namespace spacebetween::render
