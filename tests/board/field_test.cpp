// What each kind of field takes and refuses.
#include "tests/board/board_support.hpp"

#include <cmath>
#include <limits>

namespace spacebetween {

namespace {

std::string of_length(std::size_t points) {
    std::string words;
    for (std::size_t i = 0; i < points; ++i) {
        words += "\u00e9";
    }
    return words;
}

Date year(int number) {
    Date date;
    date.day.year = number;
    return date;
}

}  // namespace

TEST_CASE("a line takes as many code points as its type says", "[board]") {
    Desk desk = desk_with_family();
    const std::size_t max = field_of(Type::person, "name")->max;

    desk.done({set(ann, {{"name", of_length(max - 1)}})});
    desk.done({set(ann, {{"name", of_length(max)}})});
    desk.refused({set(ann, {{"name", of_length(max + 1)}})}, Refusal::limit_record);
}

TEST_CASE("a line is one line of well-formed words", "[board]") {
    Desk desk = desk_with_family();
    const auto words = GENERATE(
        as<std::string>{},
        "two\nlines",
        "a\rb",
        "\xff",
        "\xed\xa0\x80",
        std::string("\0", 1)
    );

    desk.refused({set(ann, {{"name", words}})}, Refusal::schema);
}

TEST_CASE("a choice is one of its words", "[board]") {
    Desk desk = desk_with_family();

    desk.done({set(ann, {{"kind", line("pet")}})});
    desk.refused({set(ann, {{"kind", line("robot")}})}, Refusal::schema);
    desk.refused({set(ann, {{"kind", line("")}})}, Refusal::schema);
}

TEST_CASE("a number stays within its range, and whole where it must be", "[board]") {
    Desk desk = desk_with_family();
    const RecordId place = id_of(Type::position, 1);
    desk.done({make(place, {{"of", ann}, {"x", 1.5}})});

    desk.done({set(ann, {{"count", 1.0}})});
    desk.done({set(ann, {{"count", 99.0}})});
    desk.refused({set(ann, {{"count", 0.0}})}, Refusal::schema);
    desk.refused({set(ann, {{"count", 100.0}})}, Refusal::schema);
    desk.refused({set(ann, {{"count", 1.5}})}, Refusal::schema);
    desk.refused({set(place, {{"x", std::nan("")}})}, Refusal::schema);
    desk.refused({set(place, {{"x", std::numeric_limits<double>::infinity()}})}, Refusal::schema);
}

TEST_CASE("a date is a day that exists, with an end where its precision has one", "[board]") {
    Desk desk = desk_with_family();
    desk.done({set(ann, {{"birth", year(2011)}})});

    Date leap = year(2011);
    leap.day.month = 2;
    leap.day.day = 29;
    desk.refused({set(ann, {{"birth", leap}})}, Refusal::schema);
    leap.day.year = 2012;
    desk.done({set(ann, {{"birth", leap}})});

    Date span = year(2001);
    span.precision = DatePrecision::from_to;
    desk.refused({set(ann, {{"birth", span}})}, Refusal::schema);
    span.to = Day{.year = 2000, .month = {}, .day = {}};
    desk.refused({set(ann, {{"birth", span}})}, Refusal::schema);
    span.to = Day{.year = 2002, .month = {}, .day = {}};
    desk.done({set(ann, {{"birth", span}})});

    Date told = year(2001);
    told.said = of_length(desk.limits.name_points);
    desk.done({set(ann, {{"birth", told}})});
    told.said = of_length(desk.limits.name_points + 1);
    desk.refused({set(ann, {{"birth", told}})}, Refusal::limit_record);
}

TEST_CASE("a field takes only values of its kind", "[board]") {
    Desk desk = desk_with_family();
    const auto name =
        GENERATE(as<std::string>{}, "name", "gender", "birth", "count", "index", "note");
    const std::vector<std::pair<std::string, Value>> values{
        {"name", line("words")},
        {"gender", line("female")},
        {"birth", year(2011)},
        {"count", 3.0},
        {"index", true},
        {"note", TextValue("whole texts are never set", 1)},
    };

    for (const auto& [fits, value] : values) {
        CAPTURE(name, fits);
        const auto answer = desk.ask({set(ann, {{name, value}})});
        // Any words make a line.
        const bool words = name == "name" && fits == "gender";
        CHECK(answer.has_value() == (words || (name == fits && name != "note")));
    }
}

TEST_CASE("nothing clears a field, but no text and no set", "[board]") {
    Desk desk = desk_with_family();

    desk.done({set(ann, {{"name", Value()}})});
    CHECK(is_nothing(desk.at(ann).fields[field(Type::person, "name")]));

    desk.refused({set(ann, {{"note", Value()}})}, Refusal::schema);
    desk.refused({set(card, {{"includes", Value()}})}, Refusal::schema);
    desk.refused({set(card, {{"includes", RefSet({ben})}})}, Refusal::schema);
}

TEST_CASE("a field that a type does not have is refused", "[board]") {
    Desk desk = desk_with_family();

    desk.refused({SetOp{ann, {{200, true}}}}, Refusal::schema);
    desk.refused({TextOp{ann, 200, 0, {}}}, Refusal::schema);
    desk.refused({InOp{card, 200, ann}}, Refusal::schema);
    desk.refused({type_at(ann, "name", 0, {})}, Refusal::schema);
    desk.refused({in(card, "text", ann)}, Refusal::schema);
    desk.refused({out(card, "state", ann)}, Refusal::schema);
}

TEST_CASE("what only the server writes, no member writes", "[board]") {
    Desk desk;
    const RecordId stop = id_of(Type::safety_stop, 1);
    desk.done({make(stop)});

    desk.refused({set(stop, {{"ending", line("error")}})}, Refusal::not_allowed);
    desk.refused(
        {make(id_of(Type::safety_stop, 2), {{"raised_by", line("m_2")}})},
        Refusal::not_allowed
    );

    desk.asker = Asker::server;
    desk.done({set(stop, {{"ending", line("error")}})});
    CHECK(words_of(desk.at(stop), "ending") == "error");
}

}  // namespace spacebetween
