// A room with people in it, for tests: whoever acts, everybody hears, and the journal replays.
#pragma once

#include "server/room/room.hpp"
#include "tests/support/asking.hpp"
#include "tests/support/heard.hpp"
#include "tests/support/seeded_random.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spacebetween {

/// Ana brings the family, Cleo leads, Dora takes notes; Ben and Eve reflect; Max is accountable.
class RoomTable {
public:
    explicit RoomTable(
        Roster roster = usual_roster(),
        std::uint64_t seed = 1,
        RoomKind kind = RoomKind::family
    )
        : random_(std::make_unique<SeededRandom>(seed)),
          limits_(std::make_unique<Limits>()),
          roster_(std::move(roster)) {
        RoomInfo info;
        info.id = RoomId("room_test");
        info.team = TeamId("team_test");
        info.alias = "The Oaks";
        info.kind = kind;
        const Entry founding = Room::founding(info, now_);
        RoomState state;
        state.apply(founding);
        replayed_.apply(founding);
        journal_.push_back(founding);
        room_ = std::make_unique<Room>(std::move(state), *limits_, *random_);
        take(room_->roster_changed(roster_, now_));
    }

    // --- people

    MemberId id(std::string_view name) const {
        const Member* member = room_->state().member_of(AccountId("acc_" + std::string(name)));
        REQUIRE(member != nullptr);
        return member->id;
    }

    void enter(std::string_view name) {
        const std::string device = std::string(name) + "-screen";
        auto joining = room_->join(AccountId("acc_" + std::string(name)), ClientId(device), now_);
        REQUIRE(joining.outcome.has_value());
        take(std::move(joining.decision));
        heard_[id(name)].greet(room_->snapshot(id(name)));
    }

    void enter_all() {
        for (const RosterEntry& entry : roster_) {
            enter(entry.name);
        }
    }

    void lose(std::string_view name) {
        take(room_->lost(ClientId(std::string(name) + "-screen"), now_));
    }

    void set_roster(Roster roster) {
        roster_ = std::move(roster);
        take(room_->roster_changed(roster_, now_));
    }

    // --- what they do

    Decision change(std::string_view name, std::vector<Op> ops) {
        const Session* session = room_->state().session();
        return change_at(name, session == nullptr ? 0 : session->now.rev, std::move(ops));
    }

    Decision change_at(std::string_view name, std::int64_t stage, std::vector<Op> ops) {
        return submit(name, Change{stage, std::move(ops)});
    }

    template <class With>
    Decision command(std::string_view name, With with) {
        Command command{with, std::nullopt};
        const Session* session = room_->state().session();
        if (session != nullptr && spec_of(name_of(command.with)).revision) {
            command.if_stage = session->now.rev;
        }
        return submit(name, std::move(command));
    }

    Decision submit(std::string_view name, decltype(Envelope::what) what) {
        std::int64_t& cseq = cseq_[std::string(name)];
        const Envelope envelope{id(name), client(name), cseq + 1, std::move(what)};
        Decision decision = room_->submit(envelope, now_);
        if (decision.reply && !is_free(*decision.reply)) {
            ++cseq;
        }
        take(decision);
        return decision;
    }

    Decision undo(std::string_view name) { return submit(name, Undo{}); }
    Decision redo(std::string_view name) { return submit(name, Undo{true}); }

    static ClientId client(std::string_view name) { return ClientId(std::string(name) + "-desk"); }
    std::int64_t last_cseq(std::string_view name) { return cseq_[std::string(name)]; }

    // --- time

    Decision pass(Millis time) {
        now_ = now_ + time;
        Decision decision = room_->tick(now_);
        take(decision);
        return decision;
    }

    [[nodiscard]] Time now() const { return now_; }

    // --- the usual way

    void open(std::string format = "two_lens_consultation") {
        OpenSession with;
        with.format = std::move(format);
        with.roles[id("ana")] = RoleSet{Role::presenter};
        with.roles[id("dora")] = RoleSet{Role::scribe};
        const Decision decision = command("cleo", with);
        REQUIRE_FALSE(decision.refusal().has_value());
    }

    [[nodiscard]] RecordId contract() const {
        RecordId found;
        room_->state().shared().for_each([&found](const RecordRef& record) {
            found = record->type == Type::contract ? record->id : found;
        });
        REQUIRE_FALSE(found.empty());
        return found;
    }

    void agree() {
        const RecordId id = contract();
        const Decision decision = change(
            "cleo",
            {set(id, "purpose_together", true),
             set(id, "safety_none", true),
             set(id, "children", std::string("Mila"))}
        );
        REQUIRE_FALSE(decision.refusal().has_value());
    }

    /// Goes on to the next stage and through its closing.
    void next() {
        const Decision decision = command("cleo", NextStage{});
        REQUIRE_FALSE(decision.refusal().has_value());
        flush();
    }

    void flush() { pass(static_cast<Millis>(limits_->stage_flush_ms)); }

    /// Goes on until the stage has this id.
    void go_to(std::string_view stage) {
        for (int i = 0; i < 40 && session().stage().id != stage; ++i) {
            next();
        }
        REQUIRE(session().stage().id == stage);
    }

    // --- what is known

    [[nodiscard]] const RoomState& state() const { return room_->state(); }
    [[nodiscard]] const Session& session() const {
        REQUIRE(room_->state().session() != nullptr);
        return *room_->state().session();
    }
    Room& room() { return *room_; }
    Heard& heard(std::string_view name) { return heard_.at(id(name)); }
    Limits& limits() { return *limits_; }
    SeededRandom& random() { return *random_; }
    const std::vector<Entry>& journal() const { return journal_; }
    const RoomState& replayed() const { return replayed_; }
    const std::vector<SummaryPage>& pages() const { return pages_; }
    const std::vector<Lifetime>& ended() const { return ended_; }

    /// I-6 and replay: everybody holds what they may see, and the journal gives the same room.
    void check() const {
        CHECK(replayed_ == room_->state());
        CHECK(RoomState(room_->state().parts()) == room_->state());
        for (const auto& [member, heard] : heard_) {
            if (!room_->attendance().is_attached(member) || heard.closed()) {
                continue;
            }
            std::map<RecordId, Record> seen;
            for (const Viewed& viewed : records_view(room_->state(), member)) {
                seen.emplace(viewed.record().id, viewed.record());
            }
            CHECK((heard.records() == seen));
            CHECK((heard.rights() == rights_of(room_->state(), member)));
        }
    }

    /// Performs a decision as a host does: the journal first, then the sends.
    void take(Decision decision) {
        for (Entry& entry : decision.entries) {
            replayed_.apply(entry);
            journal_.push_back(std::move(entry));
        }
        std::move(decision.pages.begin(), decision.pages.end(), std::back_inserter(pages_));
        std::move(decision.ends.begin(), decision.ends.end(), std::back_inserter(ended_));
        for (const Send& send : decision.sends) {
            std::visit([this](const auto& one) { deliver(one); }, send);
        }
    }

private:
    static bool is_free(const Reply& reply) {
        const No* no = std::get_if<No>(&reply.what);
        return no != nullptr && !is_answer(no->code);
    }

    void deliver(const SendStage& send) { heard_[send.to].hear(send); }
    void deliver(const SendClose& send) { heard_[send.to].close(send.code); }
    void deliver(const SendAfresh& send) {
        for (const MemberId& to : send.to) {
            heard_[to].greet(room_->snapshot(to));
        }
    }
    void deliver(const SendPresence& send) {
        for (const MemberId& to : send.to) {
            heard_[to].hear(send.of);
        }
    }
    template <class ToMany>
    void deliver(const ToMany& send) {
        for (const MemberId& to : send.to) {
            heard_[to].hear(send);
        }
    }

    std::unique_ptr<SeededRandom> random_;
    std::unique_ptr<Limits> limits_;
    Roster roster_;
    Time now_ = monday_noon;
    RoomState replayed_;
    std::unique_ptr<Room> room_;
    std::map<MemberId, Heard> heard_;
    std::map<std::string, std::int64_t> cseq_;
    std::vector<Entry> journal_;
    std::vector<SummaryPage> pages_;
    std::vector<Lifetime> ended_;
};

/// What a refusal says is needed first; nothing when it says nothing.
inline std::optional<std::vector<std::string>> missing(const Decision& decision) {
    const No* no = decision.reply ? std::get_if<No>(&decision.reply->what) : nullptr;
    return no != nullptr && no->info ? std::optional(no->info->missing) : std::nullopt;
}

/// Everybody is here, the session runs, and it stands at this stage.
inline std::unique_ptr<RoomTable>
room_in_stage(std::string_view stage, std::string format = "two_lens_consultation") {
    auto table = std::make_unique<RoomTable>();
    table->enter_all();
    table->open(std::move(format));
    if (stage != "arriving") {
        table->agree();
        table->go_to(stage);
    }
    return table;
}

}  // namespace spacebetween
