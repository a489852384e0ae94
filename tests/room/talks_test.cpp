// Conversations that are still to come, as far as a manager outside may know: from signed pages.
#include "tests/support/signing.hpp"

using namespace spacebetween;

namespace {

Value on(int month, int day) { return Date{Day{2026, month, day}, {}, {}, {}}; }

void plan(RoomTable& table, std::string_view name, Value when) {
    const RecordId id = rid("cnv", name);
    const Decision decision = table.change(
        "ana",
        {make(
            id,
            {with(Type::conversation, "with_whom", "her mother " + std::string(name)),
             with(Type::conversation, "when", std::move(when)),
             with(Type::conversation, "who", table.id("ana").text)}
        )}
    );
    REQUIRE_FALSE(decision.refusal().has_value());
}

void sign_and_close(RoomTable& table) {
    sign(table);
    close_session(table);
}

std::vector<std::pair<SummaryId, std::string>> talks(const RoomTable& table) {
    const auto review = review_for(table.state(), AccountId("acc_max"), table.now());
    REQUIRE(review.has_value());
    std::vector<std::pair<SummaryId, std::string>> all;
    for (const TalkToCome& talk : review->talks) {
        all.emplace_back(talk.page, talk.when);
    }
    return all;
}

/// A signed page that tells of one conversation on the third of March.
std::unique_ptr<RoomTable> agreed() {
    auto table = room_in_stage("next_conversation");
    plan(*table, "one", on(3, 3));
    table->go_to("summary");
    CHECK(talks(*table).empty());
    sign_and_close(*table);
    return table;
}

}  // namespace

TEST_CASE("[rule 11] a signed page says which conversations are still to come", "[room]") {
    auto table = agreed();

    REQUIRE(talks(*table).size() == 1);
    CHECK(talks(*table).front() == std::pair(table->pages().back().id, std::string("2026-03-03")));
    table->check();
}

TEST_CASE("[rule 11] what came back is known to the manager with the next page", "[room]") {
    auto table = agreed();
    const RecordId id = rid("cnv", "one");
    const Decision told =
        table->room().came_back(AccountId("acc_ana"), id, "She talked.", table->now());
    REQUIRE_FALSE(told.refused.has_value());
    table->take(told);
    table->open();
    table->agree();
    table->go_to("summary");
    CHECK(talks(*table).size() == 1);

    sign_and_close(*table);

    CHECK(talks(*table).empty());
}

TEST_CASE("[rule 11] a conversation put off stands with its new day, on its old page", "[room]") {
    auto table = agreed();
    const SummaryId first = table->pages().front().id;
    table->open();
    table->agree();
    table->go_to("next_conversation");
    table->change("ana", {set(rid("cnv", "one"), "when", on(4, 9))});
    plan(*table, "two", on(5, 1));
    CHECK(talks(*table).front().second == "2026-03-03");
    table->go_to("summary");

    sign_and_close(*table);

    const auto all = talks(*table);
    REQUIRE(all.size() == 2);
    CHECK(all.front() == std::pair(first, std::string("2026-04-09")));
    CHECK(all.back() == std::pair(table->pages().back().id, std::string("2026-05-01")));
}

TEST_CASE("[rule 11] what is on no page is not told of", "[room]") {
    auto table = room_in_stage("next_conversation");
    plan(*table, "one", on(3, 3));
    table->go_to("summary");
    const NewOp out{
        rid("sum", "out"),
        Type::summary_line,
        {with(Type::summary_line, "source", rid("cnv", "one")),
         with(Type::summary_line, "left_out", true)}
    };
    REQUIRE_FALSE(table->change("dora", {out}).refusal());

    sign_and_close(*table);

    CHECK(talks(*table).empty());
}
