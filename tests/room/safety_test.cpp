// Safety interrupts; nothing else does.
#include "tests/support/room_fixture.hpp"

using namespace spacebetween;

namespace {

const RecordId stop = rid("saf", "stop");

EndSafety ending(SafetyEnding how) {
    EndSafety end;
    end.id = stop;
    end.ending = how;
    end.who = "Ana";
    end.what = "phones";
    end.by_when = "today";
    end.passed_on_by = "Ben";
    end.held_by = "the school";
    end.why = "another family";
    return end;
}

}  // namespace

TEST_CASE(
    "[rule 1] anybody raises a safety stop in every stage, with nothing but a tap",
    "[room]"
) {
    const auto stage = GENERATE(
        as<std::string>(),
        "arriving",
        "experience",
        "reflection",
        "alone",
        "group",
        "childs_seat",
        "one_word"
    );
    const auto who = GENERATE(as<std::string>(), "ana", "ben", "max");
    auto table = room_in_stage(stage);

    const Decision decision = table->command(who, RaiseSafety{stop});

    CHECK_FALSE(decision.refusal().has_value());
    CHECK(table->heard("eve").has(stop));
    CHECK(table->heard("eve").session()->safety == std::vector<RecordId>{stop});
    CHECK_FALSE(table->change("ben", {type_in(stop, "known", "She is alone")}).refusal().has_value()
    );
    table->check();
}

TEST_CASE("[rule 1] timers and closings pause while a stop is open, and go on after it", "[room]") {
    auto table = room_in_stage("group");
    table->command("cleo", NextStage{});
    const Millis left = *table->session().now.ends - table->now();
    table->command("ben", RaiseSafety{stop});
    CHECK(table->heard("eve").session()->paused_left == left);
    CHECK_FALSE(table->heard("eve").session()->closing->flush_by.has_value());

    table->pass(hour_ms);
    CHECK(table->session().stage().id == "group");
    table->command("ben", ending(SafetyEnding::acts));

    CHECK(table->heard("eve").session()->ends == table->now() + left);
    table->flush();
    CHECK(table->session().stage().id == "take");
    table->check();
}

TEST_CASE("[rule 1] other stages may go on while somebody phones", "[room]") {
    auto table = room_in_stage("take");
    table->command("ben", RaiseSafety{stop});

    CHECK_FALSE(table->command("cleo", NextStage{}).refusal().has_value());

    CHECK(table->session().stage().id == "two_lenses");
    CHECK(table->session().now.paused_left == 10 * minute_ms);
}

TEST_CASE("[rule 1] a session cannot end while a stop is open", "[room]") {
    auto table = room_in_stage("one_word");
    table->command("dora", SummaryLater{});
    table->command("ben", RaiseSafety{stop});

    CHECK(table->command("cleo", CloseSession{}).refusal() == Refusal::precondition);
    CHECK(table->command("cleo", CloseSession{true}).refusal() == Refusal::precondition);
    CHECK(table->command("cleo", CarrySession{}).refusal() == Refusal::precondition);
    table->command("ben", ending(SafetyEnding::held));

    CHECK_FALSE(table->command("cleo", CloseSession{}).refusal().has_value());
}

TEST_CASE("[rule 1] each ending needs what it needs", "[room]") {
    auto table = room_in_stage("group");
    table->command("ben", RaiseSafety{stop});
    EndSafety end;
    end.id = stop;
    end.ending = GENERATE(SafetyEnding::acts, SafetyEnding::held, SafetyEnding::error);

    const Decision decision = table->command("ben", end);

    CHECK(decision.refusal() == Refusal::precondition);
    CHECK_FALSE(std::get<No>(decision.reply->what).info->missing.empty());
    CHECK_FALSE(table->command("ben", ending(end.ending)).refusal().has_value());
    CHECK(table->state().open_stops().empty());
    CHECK(table->command("ben", ending(end.ending)).refusal() == Refusal::precondition);
}

TEST_CASE("[rule 1] an ending of white space says nothing", "[room]") {
    auto table = room_in_stage("group");
    table->command("ben", RaiseSafety{stop});
    EndSafety end = ending(SafetyEnding::acts);
    end.who = " ";
    end.what = "\t\n ";

    const Decision decision = table->command("ben", end);

    CHECK(decision.refusal() == Refusal::precondition);
    CHECK(missing(decision) == std::vector<std::string>{"who", "what"});
    CHECK(table->state().open_stops().size() == 1);
}

TEST_CASE("[rule 1] a stop is attributed and never deleted", "[room]") {
    auto table = room_in_stage("group");
    table->command("ben", RaiseSafety{stop});

    CHECK(table->change("ben", {erase(stop)}).refusal() == Refusal::not_allowed);
    CHECK(table->change("ben", {make(rid("saf", "other"))}).refusal() == Refusal::not_allowed);
    CHECK(words_of(table->heard("eve").records().at(stop), "raised_by") == table->id("ben").text);
}

TEST_CASE("[rule 1] a stop may be raised between sessions", "[room]") {
    RoomTable table;
    table.enter_all();

    CHECK_FALSE(table.command("ben", RaiseSafety{stop}).refusal().has_value());

    CHECK(table.heard("max").has(stop));
    table.open();
    CHECK(table.session().now.paused_left.has_value());
    table.check();
}

TEST_CASE("[rule 11] the accountable manager reads open stops without entering", "[room]") {
    auto table = room_in_stage("alone");
    table->command("ben", RaiseSafety{stop});

    const auto review = review_for(table->state(), AccountId("acc_max"), table->now());

    REQUIRE(review.has_value());
    REQUIRE(review->safety.size() == 1);
    CHECK(review->safety[0].record().id == stop);
    CHECK_FALSE(review_for(table->state(), AccountId("acc_ben"), table->now()).has_value());
}

TEST_CASE("a stop is never held up by the rate of other writing", "[room]") {
    auto table = room_in_stage("group");
    table->limits().change_burst = 1;
    table->change("ben", {make(rid("hyp", "one"))});
    while (table->change("ben", {make(rid("hyp", "x"))}).refusal() != Refusal::rate) {
    }

    CHECK_FALSE(table->command("ben", RaiseSafety{stop}).refusal().has_value());
}
