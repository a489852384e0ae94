// The page: marked by those present, agreed to by whoever wrote the words, signed, and read.
#include "tests/support/signing.hpp"

using namespace spacebetween;

namespace {

Op mark(const RecordId& line, const RecordId& source, std::string block, std::string lens = {}) {
    std::vector<FieldValue> fields{
        with(Type::summary_line, "source", source),
        with(Type::summary_line, "block", std::move(block))
    };
    if (!lens.empty()) {
        fields.push_back(with(Type::summary_line, "lens", std::move(lens)));
    }
    return NewOp{line, Type::summary_line, std::move(fields)};
}

std::vector<std::string> texts(const SummaryPage& page, PageBlock block) {
    std::vector<std::string> all;
    for (const PageLine& line : page.block(block)) {
        all.push_back(line.text);
    }
    return all;
}

void sign_both(RoomTable& table) {
    REQUIRE_FALSE(table.command("ana", SignSummary{SignedAs::presenter}).refusal().has_value());
    REQUIRE_FALSE(table.command("cleo", SignSummary{SignedAs::facilitator}).refusal().has_value());
}

}  // namespace

TEST_CASE("[rule 10] in any open stage anyone marks a line for the summary", "[room]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    table->change("ben", {make(card), type_in(card, "text", "Tired?")});

    const Decision decision = table->change("eve", {mark(rid("sum", "one"), card, "thinking")});

    CHECK_FALSE(decision.refusal().has_value());
    const Record& line = table->heard("ana").records().at(rid("sum", "one"));
    CHECK(words_of(line, "marked_by") == table->id("eve").text);
    CHECK(words_of(line, "asked_of") == table->id("ben").text);
    CHECK(line.v == 1);
    table->check();
}

TEST_CASE("[rule 10] a line needs its author's yes, and nobody can say it for them", "[room]") {
    auto table = room_in_stage("group");
    const RecordId card = rid("hyp", "one");
    const RecordId line = rid("sum", "one");
    table->change("ben", {make(card), type_in(card, "text", "Tired?")});
    table->change("eve", {mark(line, card, "thinking", "change")});
    CHECK(
        table->change("eve", {set(line, "author_says", std::string("yes"))}).refusal() ==
        Refusal::not_allowed
    );
    table->go_to("summary");
    look_both_ways(*table);
    CHECK_FALSE(table->change("ben", {set(line, "author_says", std::string("yes"))}).refusal());

    sign_both(*table);

    REQUIRE(table->pages().size() == 1);
    CHECK(
        texts(table->pages()[0], PageBlock::thinking) == std::vector<std::string>{"Tired?", "", ""}
    );
}

TEST_CASE("[rule 10] what its author did not answer stays out; one's own mark is a yes", "[room]") {
    auto table = room_in_stage("group");
    const RecordId bens = rid("hyp", "bens");
    const RecordId eves = rid("hyp", "eves");
    table->change("ben", {make(bens), type_in(bens, "text", "Ben's")});
    table->change("eve", {make(eves), type_in(eves, "text", "Eve's")});
    table->change(
        "eve",
        {mark(rid("sum", "one"), bens, "thinking", "change"),
         mark(rid("sum", "two"), eves, "thinking", "change")}
    );
    table->go_to("summary");
    look_both_ways(*table);

    sign_both(*table);

    CHECK(
        texts(table->pages().at(0), PageBlock::thinking) ==
        std::vector<std::string>{"Eve's", "", ""}
    );
}

TEST_CASE("[rule 6] a page needs both lenses, or that somebody looked", "[room]") {
    auto table = room_in_stage("summary");

    const Decision decision = table->command("ana", SignSummary{SignedAs::presenter});

    CHECK(decision.refusal() == Refusal::precondition);
    CHECK(
        std::get<No>(decision.reply->what).info->missing ==
        std::vector<std::string>{"lens_change", "lens_safety"}
    );
}

TEST_CASE(
    "[rule 1] a page is not signed while a stop is open, and carries what became of it",
    "[room]"
) {
    auto table = room_in_stage("summary");
    look_both_ways(*table);
    table->command("ben", RaiseSafety{rid("saf", "stop")});
    CHECK(
        table->command("ana", SignSummary{SignedAs::presenter}).refusal() == Refusal::precondition
    );
    EndSafety end;
    end.id = rid("saf", "stop");
    end.ending = SafetyEnding::held;
    end.held_by = "the school";
    table->command("ben", end);

    sign_both(*table);

    REQUIRE(table->pages().at(0).block(PageBlock::safety).size() == 1);
    CHECK(table->pages()[0].block(PageBlock::safety)[0].who == "the school");
}

TEST_CASE("a signed page is frozen, kept, and stands on the board as a record", "[room]") {
    auto table = room_in_stage("summary");
    look_both_ways(*table);
    const RecordId plan = rid("cnv", "one");
    table->go_to("summary");

    sign_both(*table);

    REQUIRE(table->state().summaries().size() == 1);
    CHECK(table->pages()[0].version == 1);
    CHECK(table->pages()[0].signatures.size() == 2);
    CHECK(table->heard("ben").of_type(Type::summary_page).size() == 1);
    CHECK(table->change("dora", {looked("more", "change")}).refusal() == Refusal::stage_closed);
    CHECK(
        table->command("ana", SignSummary{SignedAs::presenter}).refusal() == Refusal::precondition
    );
    table->check();
}

TEST_CASE("a signature is given to the lines as they stood", "[room]") {
    auto table = room_in_stage("summary");
    look_both_ways(*table);
    table->command("ana", SignSummary{SignedAs::presenter});
    REQUIRE(table->heard("ben").session()->signatures.size() == 1);

    table->change("dora", {looked("more", "change")});

    CHECK(table->heard("ben").session()->signatures.empty());
    CHECK(table->heard("ben").has(rid("sum", "more")));
    table->check();
}

TEST_CASE("the note-taker may sign for those present, and nobody in another's place", "[room]") {
    auto table = room_in_stage("summary");
    look_both_ways(*table);
    CHECK(
        table->command("cleo", SignSummary{SignedAs::presenter}).refusal() == Refusal::not_allowed
    );

    CHECK_FALSE(table->command("dora", SignSummary{SignedAs::for_those_present}).refusal());

    CHECK(table->pages().at(0).kind == PageKind::for_those_present);
}

TEST_CASE("[rule 10] finish later keeps the draft for five working days", "[room]") {
    auto table = room_in_stage("one_word");
    CHECK(table->command("cleo", CloseSession{}).refusal() == Refusal::precondition);
    table->command("dora", SummaryLater{});
    table->command("cleo", CloseSession{});
    table->flush();
    REQUIRE(table->state().session() == nullptr);
    CHECK_FALSE(table->change("dora", {looked("a", "change"), looked("b", "safety")}).refusal());
    CHECK(table->change("ben", {looked("c", "change")}).refusal() == Refusal::stage_closed);
    CHECK_FALSE(table->heard("ben").has(rid("sum", "a")));
    CHECK(table->heard("ana").has(rid("sum", "a")));
    table->check();

    sign_both(*table);

    CHECK(table->pages().size() == 1);
    table->check();
    CHECK(table->heard("ben").of_type(Type::summary_page).size() == 1);
}

TEST_CASE("a draft that nobody finished in time can no longer be signed", "[room]") {
    auto table = room_in_stage("one_word");
    table->command("dora", SummaryLater{});
    table->command("cleo", CloseSession{});
    table->flush();
    table->change("dora", {looked("a", "change"), looked("b", "safety")});

    table->pass(8 * day_ms);

    CHECK(
        table->command("ana", SignSummary{SignedAs::presenter}).refusal() == Refusal::precondition
    );
}

TEST_CASE(
    "[rule 11] a manager reads, asks once at a time, and is answered; all of it is seen",
    "[room]"
) {
    auto table = room_in_stage("summary");
    look_both_ways(*table);
    sign_both(*table);
    const SummaryId page = table->state().summaries()[0].id;
    const AccountId max("acc_max");
    Room& room = table->room();
    table->take(room.read_summary(max, page, table->now()));
    table->take(room.read_summary(max, page, table->now() + minute_ms));

    table->take(room.question_summary(max, page, "When is the visit?", table->now()));
    const Decision second = room.question_summary(max, page, "And who?", table->now());
    CHECK(second.refusal() == Refusal::precondition);
    table->take(room.answer_summary(AccountId("acc_ana"), page, "Tuesday", table->now()));
    table->take(room.acknowledge_summary(max, page, table->now()));

    CHECK(table->heard("ben").of_type(Type::summary_reading).size() == 1);
    CHECK(table->heard("ben").of_type(Type::summary_word).size() == 3);
    const auto review = review_for(table->state(), max, table->now());
    REQUIRE(review.has_value());
    REQUIRE(review->summaries.size() == 1);
    CHECK(review->summaries[0].acknowledged);
    CHECK_FALSE(review->summaries[0].open_question.has_value());
    CHECK(
        room.question_summary(AccountId("acc_ben"), page, "?", table->now()).refusal() ==
        Refusal::not_found
    );
    table->check();
}

TEST_CASE(
    "[rule 5] a decision needed waits for the manager, who decides on the summary",
    "[room]"
) {
    auto table = room_in_stage("next_conversation");
    const RecordId wanted = rid("ned", "one");
    table->change("ben", {make(wanted), type_in(wanted, "text", "Ask for a conference")});
    const AccountId max("acc_max");
    REQUIRE(review_for(table->state(), max, table->now())->decisions.size() == 1);
    table->go_to("summary");
    look_both_ways(*table);
    sign_both(*table);
    const SummaryId page = table->state().summaries()[0].id;
    CHECK(
        texts(table->pages()[0], PageBlock::decide) ==
        std::vector<std::string>{"Ask for a conference"}
    );
    const SummaryDecision decision{page, wanted, DecisionOutcome::agree, "It is time"};

    CHECK(
        table->room().decide_summary(AccountId("acc_cleo"), decision, table->now()).refusal() ==
        Refusal::not_found
    );
    table->take(table->room().decide_summary(max, decision, table->now()));

    CHECK(review_for(table->state(), max, table->now())->decisions.empty());
    REQUIRE(table->heard("ben").of_type(Type::decision).size() == 1);
    CHECK(words_of(table->heard("ben").of_type(Type::decision)[0], "reason") == "It is time");
    CHECK(
        table->room().decide_summary(max, decision, table->now()).refusal() == Refusal::precondition
    );
    table->check();
}
