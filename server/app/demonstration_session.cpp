// The finished session of the demonstration: held through the room itself, as a team would.
#include "server/app/demonstration_session.hpp"

#include "server/app/room_directory.hpp"
#include "server/board/text_change.hpp"
#include "server/protocol/journal_form.hpp"
#include "server/room/room.hpp"
#include "server/vocabulary/spec.hpp"

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spacebetween {
namespace {

constexpr std::string_view format = "two_lens_consultation";

/// A record with its fields and texts, as one change.
class Written {
public:
    Written(Type type, Random& random) : type_(type) {
        made_.id = RecordId(new_id(spec_of(type).prefix, random));
        made_.type = type;
    }

    Written& with(std::string_view field, Value value) {
        made_.fields.push_back({index(field), std::move(value)});
        return *this;
    }
    Written& text(std::string_view field, std::string words) {
        texts_.emplace_back(TextOp{made_.id, index(field), 0, {TextStep::insert(std::move(words))}});
        return *this;
    }
    Written& about(std::string_view field, const RecordId& ref) {
        texts_.emplace_back(InOp{made_.id, index(field), ref});
        return *this;
    }

    [[nodiscard]] const RecordId& id() const { return made_.id; }
    [[nodiscard]] std::vector<Op> ops() const {
        std::vector<Op> all{made_};
        all.insert(all.end(), texts_.begin(), texts_.end());
        return all;
    }

private:
    [[nodiscard]] FieldIndex index(std::string_view name) const {
        const auto fields = spec_of(type_).fields;
        return static_cast<FieldIndex>(field_of(type_, name) - fields.data());
    }

    Type type_;
    NewOp made_;
    std::vector<Op> texts_;
};

/// A room with four people in it, whose time passes as fast as they talk.
class Sitting {
public:
    Sitting(Storage& storage, const RoomEntry& entry, Time started)
        : storage_(storage), now_(started), room_(founded(entry), limits_, random_) {
        keep(room_.roster_changed(roster_of(storage.accounts(), entry.id), now_));
    }

    MemberId enter(const AccountId& account) {
        const ClientId client(new_id("c", random_));
        auto joining = room_.join(account, client, now_);
        if (!joining.outcome) throw std::runtime_error("The invented session: nobody came in.");
        keep(joining.decision);
        clients_.emplace(joining.outcome->member, std::pair{client, std::int64_t{0}});
        return joining.outcome->member;
    }

    void write(const MemberId& member, const Written& record) {
        say(member, Change{revision(), record.ops()});
    }
    void set(const MemberId& member, const RecordId& id, FieldValue value) {
        say(member, Change{revision(), {SetOp{id, {std::move(value)}}}});
    }
    void command(const MemberId& member, CommandWith with) {
        const auto seen = revision();
        say(member, Command{std::move(with), seen == 0 ? std::nullopt : std::optional(seen)});
    }

    /// On to the next stage, past the seconds in which last words arrive.
    void next(const MemberId& member, Millis talked) {
        wait(talked);
        command(member, NextStage{});
        wait(static_cast<Millis>(limits_.stage_flush_ms) + 1);
    }

    void wait(Millis passed) {
        now_ = now_ + passed;
        keep(room_.tick(now_));
    }

    /// What one sees of a type: the records of the room, not hidden ones.
    [[nodiscard]] std::vector<RecordRef> shared(Type type) const {
        std::vector<RecordRef> found;
        for (const auto& record : room_.state().shared().in_order()) {
            if (record->type == type) found.push_back(record);
        }
        return found;
    }

    [[nodiscard]] Random& random() { return random_; }
    [[nodiscard]] Time now() const { return now_; }

private:
    RoomState founded(const RoomEntry& entry) {
        RoomState state;
        const Entry first = Room::founding(info_of(entry), now_);
        Decision decision;
        decision.entries.push_back(first);
        state.apply(first);
        room_id_ = entry.id;
        keep(decision);
        return state;
    }

    [[nodiscard]] std::int64_t revision() const {
        const Session* session = room_.state().session();
        return session == nullptr ? 0 : session->now.rev;
    }

    template <class What>
    void say(const MemberId& member, What what) {
        auto& [client, cseq] = clients_.at(member);
        const auto decision = room_.submit({member, client, ++cseq, std::move(what)}, now_);
        if (const auto refusal = decision.refusal()) {
            std::string says = "The invented session was refused: ";
            says += to_string(*refusal);
            if (room_.state().session() != nullptr) {
                says += " in " + room_.state().session()->stage().id;
            }
            says += " after " + std::to_string(room_.version()) + " entries";
            const No& no = std::get<No>(decision.reply->what);
            if (no.info) {
                for (const auto& missing : no.info->missing) says += " " + missing;
            }
            throw std::runtime_error(says);
        }
        keep(decision);
        now_ = now_ + second_ms;
    }

    void keep(const Decision& decision) {
        Batch batch;
        batch.room = room_id_;
        for (const auto& entry : decision.entries) {
            batch.rows.push_back({entry.key, journal_form(entry)});
        }
        for (const auto& page : decision.pages) {
            batch.summaries.push_back({page.id, journal_form(page)});
        }
        batch.ends = decision.ends;
        if (decision.wants_snapshot) {
            Snapshot snapshot;
            for (const auto& part : room_.state().parts()) {
                snapshot.parts.push_back({part.key, journal_form(part)});
            }
            batch.snapshot = std::move(snapshot);
        }
        if (storage_.journal().append({&batch, 1}) != CommitOutcome::committed) {
            throw std::runtime_error("The invented session could not be written.");
        }
    }

    Storage& storage_;
    Time now_;
    Limits limits_;
    SystemRandom random_;
    RoomId room_id_;
    Room room_;
    std::map<MemberId, std::pair<ClientId, std::int64_t>> clients_;
};

FieldValue field_value(Type type, std::string_view name, Value value) {
    const auto fields = spec_of(type).fields;
    const auto index = static_cast<FieldIndex>(field_of(type, name) - fields.data());
    return {index, std::move(value)};
}

struct People {
    MemberId amal;   ///< brings the family
    MemberId beth;   ///< takes notes
    MemberId carys;  ///< leads
};

Written born(Sitting& sitting, std::string name, int year, std::string gender) {
    Written person(Type::person, sitting.random());
    Date birth;
    birth.day.year = year;
    birth.precision = DatePrecision::about;
    person.with("name", std::move(name)).with("birth", birth).with("gender", std::move(gender));
    return person;
}

void arrive(Sitting& sitting, const People& people) {
    const RecordId agreement = sitting.shared(Type::contract).front()->id;
    const auto agree = [&](std::string_view name, Value value) {
        sitting.set(people.carys, agreement, field_value(Type::contract, name, std::move(value)));
    };
    agree("purpose", std::string("What would help Wren sleep at home again?"));
    agree("safety_none", true);
    agree("children", std::string("Wren, Robin"));
    sitting.next(people.carys, 3 * minute_ms);
}

RecordId tell(Sitting& sitting, const People& people) {
    Written wren = born(sitting, "Wren", 2017, "female");
    wren.with("index", true);
    sitting.write(people.amal, wren);
    sitting.write(people.amal, born(sitting, "Robin", 2021, "male"));
    sitting.write(people.beth, born(sitting, "Jenny", 1992, "female"));
    sitting.write(people.beth, born(sitting, "Nan Pat", 1964, "female"));
    sitting.next(people.carys, 8 * minute_ms);
    return wren.id();
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
    sitting.set(people.amal, taken, field_value(Type::hypothesis, "taken", true));
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
    children.text("text", "Wren sleeps badly and Robin wakes with her. Both like Nan Pat's stories.");
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
