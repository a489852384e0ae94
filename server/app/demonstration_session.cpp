// The finished session of the demonstration: held through the room itself, as a team would.
#include "server/app/demonstration_session.hpp"

#include "server/app/demonstration_family.hpp"
#include "server/app/sitting.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace spacebetween {
namespace {

constexpr std::string_view format = "two_lens_consultation";

struct People {
    MemberId amal;   ///< brings the family
    MemberId beth;   ///< takes notes
    MemberId carys;  ///< leads
};

void arrive(Sitting& sitting, const People& people) {
    const RecordId agreement = sitting.shared(Type::contract).front()->id;
    const auto agree = [&](std::string_view name, Value value) {
        sitting.set(people.carys, agreement, given(Type::contract, name, std::move(value)));
    };
    agree("purpose", std::string("What would help Wren sleep at home again?"));
    agree("safety_none", true);
    agree("children", std::string("Wren, Robin"));
    sitting.next(people.carys, 3 * minute_ms);
}

RecordId tell(Sitting& sitting, const People& people) {
    const RecordId child = write_family(sitting, people.amal, people.beth);
    sitting.next(people.carys, 8 * minute_ms);
    return child;
}

void think_alone(Sitting& sitting, const People& people, const RecordId& child) {
    sitting.next(people.carys, 5 * minute_ms);
    const auto idea = [&](const MemberId& member, std::string words) {
        Written hypothesis(Type::hypothesis, sitting.random());
        hypothesis.text("text", std::move(words)).about("includes", child);
        sitting.write(member, hypothesis);
    };
    idea(people.amal, "Could it be that bedtime is when Jenny is most alone with her worry?");
    idea(people.beth, "Could it be that Wren stays awake to look after Robin?");
    idea(people.carys, "Could it be that our visits at tea time make evenings harder?");
    sitting.next(people.carys, 4 * minute_ms);
}

void read_twice(Sitting& sitting, const People& people) {
    sitting.next(people.carys, 5 * minute_ms);
    const RecordId taken = sitting.shared(Type::hypothesis).front()->id;
    sitting.set(people.amal, taken, given(Type::hypothesis, "taken", true));
    sitting.next(people.carys, 2 * minute_ms);
    const auto reading = [&](std::string lens, std::string words) {
        Written one(Type::reading, sitting.random());
        one.with("of", taken).with("lens", std::move(lens)).text("text", std::move(words));
        sitting.write(people.beth, one);
    };
    reading("change", "Jenny has asked Nan Pat to stay on two evenings, and it went well.");
    reading("safety", "We have not yet heard from Wren herself what the nights are like.");
    sitting.next(people.carys, 9 * minute_ms);
    sitting.next(people.carys, 4 * minute_ms);
}

void plan(Sitting& sitting, const People& people) {
    Written talk(Type::conversation, sitting.random());
    talk.with("with_whom", std::string("Wren")).with("who", people.amal.text);
    talk.text("opening", "I wondered what you listen for when the house goes quiet.");
    sitting.write(people.amal, talk);
    Written needed(Type::decision_needed, sitting.random());
    needed.text("text", "May Amal visit at breakfast instead of tea time for the next month?");
    sitting.write(people.carys, needed);
    sitting.next(people.carys, 8 * minute_ms);
}

void sum_up(Sitting& sitting, const People& people) {
    for (const auto& reading : sitting.shared(Type::reading)) {
        Written line(Type::summary_line, sitting.random());
        line.with("block", std::string("thinking")).with("source", reading->id);
        sitting.write(people.beth, line);
    }
    Written children(Type::summary_line, sitting.random());
    children.with("block", std::string("children"));
    children.text(
        "text",
        "Wren sleeps badly and Robin wakes with her. Both like Nan Pat's stories."
    );
    sitting.write(people.beth, children);
    sitting.wait(4 * minute_ms);
    sitting.command(people.amal, SignSummary{SignedAs::presenter});
    sitting.command(people.carys, SignSummary{SignedAs::facilitator});
    sitting.next(people.carys, minute_ms);
    sitting.command(people.carys, CloseSession{});
    sitting.wait(10 * second_ms);
}

}  // namespace

void hold_demonstration_session(
    Storage& storage,
    const RoomEntry& room,
    const std::array<AccountId, 4>& accounts
) {
    const Time last_week = SystemClock().now() - 7 * day_ms;
    Sitting sitting(storage, room, last_week);
    People people;
    people.amal = sitting.enter(accounts[0]);
    people.beth = sitting.enter(accounts[1]);
    people.carys = sitting.enter(accounts[2]);
    Roles roles;
    roles[people.amal] = {Role::presenter};
    roles[people.beth] = {Role::scribe};
    roles[people.carys] = {Role::facilitator};
    sitting.command(people.carys, OpenSession{std::string(format), roles, false, nullptr});
    arrive(sitting, people);
    const RecordId child = tell(sitting, people);
    think_alone(sitting, people, child);
    read_twice(sitting, people);
    plan(sitting, people);
    sum_up(sitting, people);
}

}  // namespace spacebetween
