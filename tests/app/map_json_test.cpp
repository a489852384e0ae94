// A map in our own format: complete, read again as it was, and refused when it is not ours.
#include "server/app/map_json.hpp"

#include "server/app/map_copies.hpp"
#include "server/interchange/outgoing.hpp"

#include <catch2/catch.hpp>

using namespace spacebetween;

namespace {

Imported<ImportedFamily> read(std::string_view bytes) {
    ImportOptions options;
    options.year = 2026;
    return read_family_file(bytes, options);
}

Family family_with_words() {
    Family family;
    Record& zoe = family.add(Type::person, 1);
    put(zoe, "name", std::string("Zoe \"the\" first"));
    put(zoe, "birth", Date{Day{2012, {}, {}}, DatePrecision::about, {}, "they say"});
    put(zoe, "note", TextValue("two\nlines"));
    put(zoe, "index", true);
    Record& school = family.add(Type::context, 1);
    put(school, "name", std::string("Oak"));
    Record& home = family.add(Type::household, 1);
    put_ref(home, "members", zoe.id);
    Record& bond = family.add(Type::bond, 1);
    put_ref(bond, "from", zoe.id);
    put_ref(bond, "to", school.id);
    put(bond, "costs", TextValue("sleep"));
    return outgoing(family, 2026);
}

std::string file_of(std::string_view records) {
    return "{\"format\":\"spacebetween.map\",\"version\":1,\"records\":[" + std::string(records) +
           "]}";
}

constexpr std::string_view zoe = R"({"id":"per_AAAAAAAAAAAAAAAAAAAAAA","type":"person","v":1,)"
                                 R"("order":0,"name":"Zoe")";

}  // namespace

TEST_CASE("a map in our own format is read again with every word", "[app]") {
    const Family family = family_with_words();

    const auto once = read(write_copy(family, MapCopyKind::json, "Taken by \"Ana\"."));

    REQUIRE(once.has_value());
    CHECK(once->losses.all().empty());
    CHECK(once->family.count(Type::bond) == 1);
    const auto twice = read(write_copy(outgoing(once->family, 2026), MapCopyKind::json));
    REQUIRE(twice.has_value());
    CHECK(twice->family == once->family);
    const auto& person = once->family.records().front();
    CHECK(words_of(person, "note") == "two\nlines");
    CHECK(date_of(person, "birth")->precision == DatePrecision::about);
}

TEST_CASE("our own format is refused where it is not ours, on its line", "[app]") {
    CHECK(read("{}").error().kind == ImportFaultKind::not_known);
    CHECK(
        read("{\"format\":\"spacebetween.map\",\"version\":2,\"records\":[]}").error().kind ==
        ImportFaultKind::not_known
    );
    CHECK(read(file_of("\n{\"id\":7}")).error() == ImportFault{ImportFaultKind::form, 2});
    CHECK(read("{\n\"a\": \"never closed\n}").error() == ImportFault{ImportFaultKind::form, 2});
    CHECK(
        read("{\"a\":\n" + std::string(40, '[')).error() ==
        ImportFault{ImportFaultKind::too_deep, 2}
    );
    CHECK(
        read("{\"a\":\"" + std::string(70'000, 'x') + "\"}").error().kind ==
        ImportFaultKind::line_too_long
    );
}

TEST_CASE("what no board would take of our own format is left out and told", "[app]") {
    const std::string person(zoe);
    const auto lost = read(file_of(
        person + R"(,"gender":"green","birth":{"y":2012,"m":5,"d":3,"q":"exact"},"count":500},)" +
        "\n" + R"({"id":"bond_AAAAAAAAAAAAAAAAAAAAAA","type":"bond","v":1,"order":0,)" +
        R"("from":"per_AAAAAAAAAAAAAAAAAAAAAA"},)" + "\n" +
        R"({"id":"hyp_AAAAAAAAAAAAAAAAAAAAAA","type":"hypothesis","v":1,"order":0})"
    ));

    REQUIRE(lost.has_value());
    CHECK(lost->family.records().size() == 1);
    const auto& rows = lost->losses.all();
    CHECK(rows.at({LossKind::left_out, "gender"}) == LossReport::Lines{1});
    CHECK(rows.at({LossKind::left_out, "count"}) == LossReport::Lines{1});
    CHECK(rows.at({LossKind::withheld, "date of birth"}) == LossReport::Lines{1});
    CHECK(rows.at({LossKind::repaired, "refers to nothing"}) == LossReport::Lines{2});
    CHECK(rows.at({LossKind::left_out, "type hypothesis"}) == LossReport::Lines{3});
}

TEST_CASE("every kind of copy says who took it, and is read as if it did not", "[app]") {
    const Family family = family_with_words();
    for (const MapCopyKind kind :
         {MapCopyKind::gedcom7,
          MapCopyKind::gedcom551,
          MapCopyKind::graphml,
          MapCopyKind::gexf,
          MapCopyKind::dot,
          MapCopyKind::csv,
          MapCopyKind::json}) {
        INFO(to_string(kind));
        const std::string copy = write_copy(family, kind, "Taken out by A--na \"@x\".");
        CHECK(copy.find("Taken out by A") != std::string::npos);
        if (kind == MapCopyKind::gexf || kind == MapCopyKind::dot) continue;
        const auto marked = read(copy);
        const auto plain = read(write_copy(family, kind));
        REQUIRE((marked.has_value() && plain.has_value()));
        CHECK(marked->family == plain->family);
        CHECK(marked->losses.all() == plain->losses.all());
    }
}
