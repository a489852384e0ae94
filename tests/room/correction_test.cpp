// A signed page opened again, and a draft that nobody will sign.
#include "tests/support/signing.hpp"

using namespace spacebetween;

namespace {

std::unique_ptr<RoomTable> signed_page() {
    auto table = room_in_stage("summary");
    sign(*table);
    table->go_to("one_word");
    table->command("cleo", CloseSession{});
    table->flush();
    REQUIRE(table->state().session() == nullptr);
    return table;
}

}  // namespace

TEST_CASE("[rule 10] a correction is signed as a new version of the page", "[room]") {
    auto table = signed_page();
    CHECK(table->command("ben", CorrectSummary{}).refusal() == Refusal::not_allowed);

    REQUIRE_FALSE(table->command("dora", CorrectSummary{}).refusal());
    CHECK(table->heard("dora").has(rid("sum", "change1")));
    REQUIRE_FALSE(table->command("dora", SignSummary{SignedAs::for_those_present}).refusal());

    REQUIRE(table->state().summaries().size() == 1);
    CHECK(table->state().summaries().front().version == 2);
    CHECK(table->pages().back().version == 2);
    table->check();
}

TEST_CASE("[rule 10] a page opened for a correction holds the next session back", "[room]") {
    auto table = signed_page();
    table->command("dora", CorrectSummary{});
    OpenSession with;
    with.format = "open_room";

    CHECK(table->command("cleo", with).refusal() == Refusal::precondition);
}

TEST_CASE("[rule 8] a correction that is given up leaves the page as it was signed", "[room]") {
    auto table = signed_page();
    table->command("dora", CorrectSummary{});

    REQUIRE_FALSE(table->command("dora", DiscardSummary{}).refusal());

    CHECK(table->state().last_session()->last.summary.signed_off);
    CHECK(table->state().summaries().front().version == 1);
    table->open();
    table->check();
}

TEST_CASE("a draft that nobody will sign holds no session back", "[room]") {
    auto table = room_in_stage("summary");
    look_both_ways(*table);
    table->command("cleo", CloseSession{true});
    table->flush();
    REQUIRE(table->heard("dora").has(rid("sum", "change1")));
    CHECK(table->command("ben", DiscardSummary{}).refusal() == Refusal::not_allowed);
    CHECK(draft_for(table->state(), AccountId("acc_dora"), table->now()).has_value());
    CHECK_FALSE(draft_for(table->state(), AccountId("acc_ben"), table->now()).has_value());

    REQUIRE_FALSE(table->command("dora", DiscardSummary{}).refusal());

    CHECK_FALSE(table->heard("dora").has(rid("sum", "change1")));
    CHECK_FALSE(draft_for(table->state(), AccountId("acc_dora"), table->now()).has_value());
    const SignSummary sign{SignedAs::for_those_present};
    CHECK(table->command("dora", sign).refusal() == Refusal::precondition);
    CHECK(table->command("dora", DiscardSummary{}).refusal() == Refusal::precondition);
    table->check();
    table->open();
}
