// What somebody imagined never becomes what a child said, and hope never becomes safety.
#include "tests/support/signing.hpp"

using namespace spacebetween;

namespace {

const RecordId voice = rid("voi", "one");
const RecordId imagined_line = rid("sum", "one");

Op speak(std::string kind) {
    return NewOp{voice, Type::voice, {with(Type::voice, "kind", std::move(kind))}};
}

Op mark(std::string_view field, std::string word) {
    return NewOp{
        imagined_line,
        Type::summary_line,
        {with(Type::summary_line, "source", voice), with(Type::summary_line, field, std::move(word))
        }
    };
}

}  // namespace

TEST_CASE("[rule 7] an imagined voice is not marked as what a child said", "[room]") {
    auto table = room_in_stage("group");
    table->change("eve", {speak("imagined"), type_in(voice, "words", "Leave Mum alone")});

    CHECK(table->change("eve", {mark("block", "children")}).refusal() == Refusal::not_allowed);
    CHECK(table->change("eve", {mark("section", "child_words")}).refusal() == Refusal::not_allowed);
    CHECK_FALSE(table->change("eve", {mark("block", "thinking")}).refusal().has_value());
    CHECK(
        table->change("eve", {set(imagined_line, "block", std::string("children"))}).refusal() ==
        Refusal::not_allowed
    );
}

TEST_CASE("[rule 7] nor when voice and mark come in one change", "[room]") {
    auto table = room_in_stage("group");

    CHECK(
        table->change("eve", {speak("imagined"), mark("block", "children")}).refusal() ==
        Refusal::not_allowed
    );
    CHECK(table->state().shared().find(voice) == nullptr);
}

TEST_CASE("[rule 7] what a child said or showed is marked so", "[room]") {
    const std::string kind = GENERATE("said", "shown", "reported");
    auto table = room_in_stage("group");

    CHECK_FALSE(table->change("eve", {speak(kind), mark("block", "children")}).refusal().has_value()
    );
}

TEST_CASE("[rule 7] imagined words that somebody copies stand among our thoughts", "[room]") {
    auto table = room_in_stage("group");
    table->change("eve", {speak("imagined"), type_in(voice, "words", "Leave Mum alone")});
    table->go_to("summary");
    table->change(
        "dora",
        {NewOp{
             imagined_line,
             Type::summary_line,
             {with(Type::summary_line, "block", std::string("children"))}
         },
         type_in(imagined_line, "text", "Leave Mum alone"),
         looked("change", "change"),
         looked("safety", "safety")}
    );

    table->command("dora", SignSummary{SignedAs::for_those_present});

    REQUIRE_FALSE(table->pages().empty());
    CHECK(table->pages().back().block(PageBlock::children).empty());
    CHECK(table->pages().back().block(PageBlock::thinking).size() == 3);
}

TEST_CASE("[B17] a change that is only hoped for is no reading for safety", "[room]") {
    const auto [rung, lens] = GENERATE(table<const char*, const char*>(
        {{"hoped", "change"},
         {"said", "change"},
         {"begun", "change"},
         {"observed", "safety"},
         {"kept_up", "safety"}}
    ));
    auto table = room_in_stage("group");
    const RecordId seen = rid("ntc", "one");
    table->change(
        "dora",
        {NewOp{seen, Type::noticing, {with(Type::noticing, "rung", std::string(rung))}},
         type_in(seen, "text", "He eats with them"),
         NewOp{
             imagined_line,
             Type::summary_line,
             {with(Type::summary_line, "source", seen),
              with(Type::summary_line, "lens", std::string("safety")),
              with(Type::summary_line, "block", std::string("thinking"))}
         }}
    );
    table->go_to("summary");
    table->change("dora", {looked("change", "change"), looked("safety", "safety")});

    table->command("dora", SignSummary{SignedAs::for_those_present});

    REQUIRE_FALSE(table->pages().empty());
    for (const PageLine& on_page : table->pages().back().block(PageBlock::thinking)) {
        if (on_page.record == seen) {
            CHECK(on_page.lens == lens);
        }
    }
}
