// What reaches the page: words somebody agreed to, decisions with their reason, every stop.
#include "tests/support/signing.hpp"

using namespace spacebetween;

namespace {

Op mark(const RecordId& line, const RecordId& source) {
    return NewOp{
        line,
        Type::summary_line,
        {with(Type::summary_line, "source", source),
         with(Type::summary_line, "block", std::string("thinking"))}
    };
}

void open_at(RoomTable& table, std::string_view stage) {
    table.open();
    table.agree();
    table.go_to(stage);
}

void end_as_held(RoomTable& table, const RecordId& stop) {
    EndSafety end;
    end.id = stop;
    end.ending = SafetyEnding::held;
    end.held_by = "the school";
    REQUIRE_FALSE(table.command("ben", end).refusal().has_value());
}

std::vector<std::string> texts(const SummaryPage& page, PageBlock block) {
    std::vector<std::string> all;
    for (const PageLine& line : page.block(block)) {
        if (!line.text.empty()) {
            all.push_back(line.text);
        }
    }
    return all;
}

}  // namespace

TEST_CASE(
    "[rule 10] a line is not pointed at other words than those it was marked with",
    "[room]"
) {
    auto table = room_in_stage("group");
    const RecordId bens = rid("hyp", "bens");
    const RecordId eves = rid("hyp", "eves");
    const RecordId line = rid("sum", "one");
    table->change("ben", {make(bens), type_in(bens, "text", "Ben's")});
    table->change("eve", {make(eves), type_in(eves, "text", "Eve's")});
    table->change("eve", {mark(line, eves)});

    CHECK(table->change("eve", {set(line, "source", bens)}).refusal() == Refusal::not_allowed);
    CHECK(
        table
            ->change("eve", {mark(rid("sum", "two"), eves), set(rid("sum", "two"), "source", bens)})
            .refusal() == Refusal::not_allowed
    );
    CHECK(table->change("eve", {set(line, "source", Value())}).refusal() == Refusal::not_allowed);
    table->go_to("summary");

    CHECK(texts(sign(*table), PageBlock::thinking) == std::vector<std::string>{"Eve's"});
}

TEST_CASE(
    "[rule 10] a card and its mark may come in one change, and both are one's own",
    "[room]"
) {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");

    table->change(
        "eve",
        {make(card), type_in(card, "text", "Eve's"), mark(rid("sum", "one"), card)}
    );
    table->go_to("summary");

    CHECK(texts(sign(*table), PageBlock::thinking) == std::vector<std::string>{"Eve's"});
}

TEST_CASE("[rule 5] a decision stands on the page with its outcome and its reason", "[room]") {
    auto table = room_in_stage("next_conversation");
    const RecordId wanted = rid("ned", "one");
    table->change("ben", {make(wanted), type_in(wanted, "text", "Ask for a conference")});
    table->go_to("summary");
    const SummaryId first = sign(*table).id;
    close_session(*table);
    open_at(*table, "summary");
    table->take(table->room().decide_summary(
        AccountId("acc_max"),
        {first, wanted, DecisionOutcome::not_agree, "Not before Easter"},
        table->now()
    ));

    const auto& decided = sign(*table).block(PageBlock::decide);

    REQUIRE(decided.size() == 1);
    CHECK(decided[0].text == "Ask for a conference: Not before Easter");
    CHECK(decided[0].ending == "not_agree");
}

TEST_CASE(
    "[rule 1] a stop between two sessions stands on the next page, and on no other",
    "[room]"
) {
    auto table = room_in_stage("summary");
    sign(*table);
    close_session(*table);
    table->pass(minute_ms);
    table->command("ben", RaiseSafety{rid("saf", "stop")});
    end_as_held(*table, rid("saf", "stop"));

    open_at(*table, "summary");
    CHECK(sign(*table).block(PageBlock::safety).size() == 1);
    close_session(*table);
    open_at(*table, "summary");
    CHECK(sign(*table).block(PageBlock::safety).empty());
}

TEST_CASE("[rule 1] a stop of a session whose page was never signed is not forgotten", "[room]") {
    auto table = room_in_stage("group");
    table->command("ben", RaiseSafety{rid("saf", "stop")});
    end_as_held(*table, rid("saf", "stop"));
    close_session(*table);
    table->pass(8 * day_ms);

    open_at(*table, "summary");

    CHECK(sign(*table).block(PageBlock::safety).size() == 1);
}
