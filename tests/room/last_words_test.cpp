// How work with a family ends, and how the page says the worry: by whom, and in which words.
#include "tests/support/signing.hpp"

using namespace spacebetween;

namespace {

const RecordId wanted = rid("ned", "one");
const RecordId decision = rid("dec", "one");

Op decide_on(std::string outcome) {
    return NewOp{
        decision,
        Type::decision,
        {with(Type::decision, "of", wanted), with(Type::decision, "outcome", std::move(outcome))}
    };
}

/// The summary's stage, where Max decides, with something to be decided.
std::unique_ptr<RoomTable> to_be_decided(std::string threshold) {
    auto table = room_in_stage("next_conversation");
    table->change(
        "ben",
        {NewOp{
             wanted,
             Type::decision_needed,
             {with(Type::decision_needed, "threshold", std::move(threshold))}
         },
         type_in(wanted, "text", "May we stop?")}
    );
    table->go_to("summary");
    return table;
}

Op line(const std::string& name, std::string block, std::string section) {
    return NewOp{
        rid("sum", name),
        Type::summary_line,
        {with(Type::summary_line, "block", std::move(block)),
         with(Type::summary_line, "section", std::move(section))}
    };
}

Op worry(const std::string& name) { return line(name, "safety", "plain_worry"); }

}  // namespace

TEST_CASE("[B12] work with a family ends by its manager and with a reason", "[room]") {
    auto table = to_be_decided("ending");

    CHECK(
        table->change("cleo", {decide_on("agree"), type_in(decision, "reason", "Safe")})
            .refusal() == Refusal::not_allowed
    );
    CHECK(table->change("max", {decide_on("agree")}).refusal() == Refusal::precondition);
    CHECK(table->state().shared().find(decision) == nullptr);
    CHECK_FALSE(
        table->change("max", {decide_on("agree"), type_in(decision, "reason", "Safe")}).refusal()
    );
    table->check();
}

TEST_CASE("[B12] a refused ending may be agreed to later, when there is a reason", "[room]") {
    auto table = to_be_decided("ending");
    REQUIRE_FALSE(table->change("max", {decide_on("not_agree")}).refusal());

    CHECK(
        table->change("max", {set(decision, "outcome", std::string("agree"))}).refusal() ==
        Refusal::precondition
    );
    table->change("max", {type_in(decision, "reason", "Safe since spring")});
    CHECK_FALSE(table->change("max", {set(decision, "outcome", std::string("agree"))}).refusal());
}

TEST_CASE("[B12] other decisions ask for no reason, and never become an ending", "[room]") {
    auto table = to_be_decided("access_to_help");
    REQUIRE_FALSE(table->change("max", {decide_on("agree")}).refusal());

    CHECK(
        table->change("max", {set(wanted, "threshold", std::string("ending"))}).refusal() ==
        Refusal::precondition
    );
    CHECK_FALSE(table->change("max", {set(wanted, "threshold", std::string("other"))}).refusal());
}

TEST_CASE("[B12] nor does a manager end it from outside without a reason", "[room]") {
    auto table = to_be_decided("ending");
    const SummaryId page = sign(*table).id;
    SummaryDecision said;
    said.summary = page;
    said.decision_needed = wanted;

    const AccountId max("acc_max");
    CHECK(table->room().decide_summary(max, said, table->now()).refusal() == Refusal::precondition);
    said.reason = "The child is safe, and the plan has ended";
    CHECK_FALSE(table->room().decide_summary(max, said, table->now()).refusal());
}

TEST_CASE("[W50] the worry is said in three lines, and a fourth waits for one to go", "[room]") {
    auto table = room_in_stage("summary");
    REQUIRE(table->limits().worry_lines == 3);
    for (const char* name : {"one", "two", "three"}) {
        CHECK_FALSE(table->change("dora", {worry(name)}).refusal());
    }

    CHECK(table->change("dora", {worry("four")}).refusal() == Refusal::precondition);
    CHECK_FALSE(table->change("dora", {line("four", "safety", "concern")}).refusal());
    CHECK(
        table->change("ben", {set(rid("sum", "four"), "section", std::string("plain_worry"))})
            .refusal() == Refusal::precondition
    );
    CHECK_FALSE(table
                    ->change(
                        "ben",
                        {set(rid("sum", "one"), "section", std::string("concern")),
                         set(rid("sum", "four"), "section", std::string("plain_worry"))}
                    )
                    .refusal());
    CHECK(table->change("dora", {worry("five"), worry("six")}).refusal() == Refusal::precondition);
    table->check();
}

TEST_CASE("[W32] [W47] the page keeps what kind of line each is", "[room]") {
    auto table = room_in_stage("summary");
    for (const char* section : {"strength", "concern", "family_experience"}) {
        table->change(
            "dora",
            {line(section, "session", section), type_in(rid("sum", section), "text", section)}
        );
    }

    std::vector<std::string> kinds;
    for (const PageLine& one : sign(*table).block(PageBlock::session)) {
        CHECK(one.text == one.section);
        kinds.push_back(one.section);
    }

    CHECK(kinds == std::vector<std::string>{"strength", "concern", "family_experience"});
}

TEST_CASE(
    "[A26] what somebody of the family thought of stands on the page in their words",
    "[room]"
) {
    const RecordId act = rid("act", "one");
    const auto [by, words] = GENERATE(table<const char*, const char*>(
        {{"Nan", "Sundays at Nan's “I will have them” – Nan"},
         {"", "Sundays at Nan's “I will have them”"}}
    ));
    auto table = room_in_stage("next_conversation");
    table->change(
        "ben",
        {make(act),
         type_in(act, "what", "Sundays at Nan's"),
         type_in(act, "quote", "I will have them")}
    );
    if (!std::string(by).empty()) {
        table->change("ben", {set(act, "quote_by", std::string(by))});
    }
    table->go_to("summary");

    const auto& lines = sign(*table).block(PageBlock::conversations);

    REQUIRE(lines.size() == 1);
    CHECK(lines.front().text == words);
}
