// What the journal keeps comes back as it was.
#include "server/protocol/journal_form.hpp"

#include "tests/protocol/form_filler.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iostream>
#include <string>

namespace spacebetween {
namespace {

template <class T>
T filled() {
    int drawn = 0;
    auto value = T();
    FormFiller::fill_whole(value, drawn);
    return value;
}

RecordId record_id(std::string_view prefix, char letter) {
    return RecordId(std::string(prefix) + "_" + std::string(21, letter) + "A");
}

FieldIndex field(Type type, std::string_view name) { return index_of(type, name).value(); }

Record empty_record(const RecordId& id) {
    Record record;
    record.id = id;
    record.type = type_of(id).value();
    record.fields.resize(spec_of(record.type).fields.size());
    return record;
}

MadeOp made_person(const RecordId& id) {
    const auto at = [](std::string_view name) { return field(Type::person, name); };
    auto person = empty_record(id);
    person.v = 3;
    person.order = -7;
    person.made_in = SessionId("ses_x");
    person.fields[at("name")] = std::string("Nia \"Né\"\n");
    person.fields[at("birth")] = Date{
        .day = {.year = 1980, .month = 5, .day = 17},
        .precision = DatePrecision::between,
        .to = Day{.year = 1981, .month = {}, .day = {}},
        .said = "the winter"
    };
    person.fields[at("index")] = false;
    person.fields[at("count")] = 2.5;
    person.fields[at("note")] = TextValue("", 4);
    return MadeOp{.record = std::make_shared<const Record>(std::move(person))};
}

MadeOp made_hypothesis(const RecordId& id, const RecordId& included) {
    auto hypothesis = empty_record(id);
    hypothesis.by = MemberId("m_x");
    hypothesis.fields[field(Type::hypothesis, "includes")] =
        RefSet({included, record_id("per", 'c')});
    return MadeOp{.record = std::make_shared<const Record>(std::move(hypothesis))};
}

SetOp every_set(const RecordId& person) {
    const auto at = [](std::string_view name) { return field(Type::person, name); };
    SetOp set{.id = person, .fields = {}};
    set.fields.push_back({.field = at("death"), .value = Value()});
    set.fields.push_back({.field = at("name"), .value = std::string("O")});
    set.fields.push_back({.field = at("count"), .value = 7.0});
    return set;
}

/// One op of each kind, and a value of each.
std::vector<ResolvedOp> every_op() {
    const auto per = record_id("per", 'a');
    const auto hyp = record_id("hyp", 'b');
    const auto in_hypothesis = [](std::string_view name) { return field(Type::hypothesis, name); };
    const TextChange change{
        TextStep::skip(2),
        TextStep::insert("🙂\t"),
        TextStep::remove(3),
        TextStep::skip(1),
        TextStep::remove("gone")
    };
    SetOp placed{.id = record_id("not", 'n'), .fields = {}};
    placed.fields.push_back({.field = field(Type::note, "on"), .value = per});
    return {
        made_person(per),
        made_hypothesis(hyp, per),
        every_set(per),
        placed,
        TextOp{.id = hyp, .field = in_hypothesis("text"), .tv = 3, .change = change},
        InOp{.id = hyp, .field = in_hypothesis("with"), .ref = record_id("hyp", 'd')},
        OutOp{.id = hyp, .field = in_hypothesis("includes"), .ref = per},
        OrderOp{.id = hyp, .order = 12},
        DelOp{.id = per}
    };
}

}  // namespace

TEST_CASE("an entry with everything in it comes back as it was", "[protocol][journal]") {
    auto entry = filled<Entry>();
    entry.ops = every_op();

    const auto bytes = journal_form(entry);
    const auto again = entry_from(bytes);

    REQUIRE(again.has_value());
    CHECK(*again == entry);
    CHECK(journal_form(*again) == bytes);
}

TEST_CASE("an entry with nothing in it comes back as it was", "[protocol][journal]") {
    const Entry entry;

    const auto again = entry_from(journal_form(entry));

    REQUIRE(again.has_value());
    CHECK(*again == entry);
}

TEST_CASE("a stored refusal comes back as it was", "[protocol][journal]") {
    Entry entry;
    entry.answer = Answer{
        .client = ClientId("c_x"),
        .member = MemberId("m_x"),
        .cseq = 3,
        .what =
            No{.code = Refusal::precondition,
               .info = RefusalInfo{.stage = 12, .missing = {"role.scribe"}}},
        .acked = 1
    };

    const auto again = entry_from(journal_form(entry));

    REQUIRE(again.has_value());
    CHECK(*again == entry);
}

TEST_CASE("pieces of a snapshot come back as they were", "[protocol][journal]") {
    const auto shared = filled<StatePart>();
    StatePart hidden;
    hidden.key = {.kind = LifetimeKind::sealed, .id = "k_x"};
    hidden.what = filled<HiddenPart>();

    for (const auto& part : {shared, hidden}) {
        const auto bytes = journal_form(part);
        const auto again = state_part_from(bytes);
        REQUIRE(again.has_value());
        CHECK(again->key == part.key);
        CHECK(again->what.index() == part.what.index());
        CHECK(journal_form(*again) == bytes);
    }
}

TEST_CASE("a signed page comes back as it was", "[protocol][journal]") {
    const auto page = filled<SummaryPage>();

    const auto again = page_from(journal_form(page));

    REQUIRE(again.has_value());
    CHECK(*again == page);
}

TEST_CASE("bytes that are not exactly what was written are refused", "[protocol][journal]") {
    const std::string good = journal_form(Entry());
    REQUIRE(entry_from(good).has_value());
    const auto with = [&good](std::string_view more) {
        return good.substr(0, good.size() - 1) + std::string(more) + "}";
    };

    CHECK_FALSE(entry_from("").has_value());
    CHECK_FALSE(entry_from("{}").has_value());
    CHECK_FALSE(entry_from(good + " x").has_value());
    CHECK_FALSE(entry_from(good.substr(0, good.size() - 1)).has_value());
    CHECK_FALSE(entry_from(with(R"(,"unknown":1)")).has_value());
    CHECK_FALSE(entry_from(with(R"(,"by":"")")).has_value());
    CHECK_FALSE(entry_from(with(R"(,"ops":[])")).has_value());
    CHECK_FALSE(entry_from(with(R"(,"ops":[{"o":"del","id":"x"}])")).has_value());
    CHECK_FALSE(entry_from(with(R"(,"session":null)")).has_value());
    CHECK_FALSE(state_part_from(R"({"key":{"kind":"room","id":"x"}})").has_value());
    CHECK_FALSE(page_from(good).has_value());
}

TEST_CASE("what an earlier version kept is read and kept the same", "[protocol][journal]") {
    std::ifstream file(SPACEBETWEEN_ROOT "/tests/golden/journal_forms.ndjson");
    std::size_t lines = 0;
    for (std::string line; std::getline(file, line); ++lines) {
        INFO(line.substr(0, 200));
        const auto entry = entry_from(line);
        const auto part = state_part_from(line);
        const auto page = page_from(line);
        REQUIRE((entry.has_value() || part.has_value() || page.has_value()));
        if (entry) CHECK(journal_form(*entry) == line);
        if (part) CHECK(journal_form(*part) == line);
        if (page) CHECK(journal_form(*page) == line);
    }
    CHECK(lines >= 4);
}

TEST_CASE("prints the journal's forms, to be kept as golden lines", "[.golden]") {
    auto entry = filled<Entry>();
    entry.ops = every_op();
    std::cout << journal_form(entry) << '\n' << journal_form(filled<StatePart>()) << '\n';
    StatePart hidden;
    hidden.key = {.kind = LifetimeKind::sealed, .id = "k_x"};
    hidden.what = filled<HiddenPart>();
    std::cout << journal_form(hidden) << '\n' << journal_form(filled<SummaryPage>()) << '\n';
}

}  // namespace spacebetween
