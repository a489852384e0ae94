// Finds things in a room, and names the keys they live under.
#include "server/room/room_state.hpp"

#include "server/base/assert.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace spacebetween {

namespace {

const Board* found_in(const std::map<MemberId, Board>& boards, const MemberId& member) {
    const auto found = boards.find(member);
    return found == boards.end() ? nullptr : &found->second;
}

bool same(const StagePlanRef& a, const StagePlanRef& b) { return a == b || (a && b && *a == *b); }

bool same(const std::optional<Session>& a, const std::optional<Session>& b) {
    return a.has_value() == b.has_value() && (!a || (a->now == b->now && same(a->plan, b->plan)));
}

bool same(const std::optional<EndedSession>& a, const std::optional<EndedSession>& b) {
    const auto ties = [](const EndedSession& e) {
        return std::tie(e.last, e.how, e.ended, e.carry_to);
    };
    return a.has_value() == b.has_value() &&
           (!a || (ties(*a) == ties(*b) && same(a->plan, b->plan)));
}

bool same(const RoomValues& a, const RoomValues& b) {
    const auto ties = [](const RoomValues& v) {
        return std::tie(
            v.info,
            v.members,
            v.sessions,
            v.session_numbers,
            v.summaries,
            v.taken_out,
            v.clients,
            v.word_keys,
            v.key_part,
            v.version
        );
    };
    return ties(a) == ties(b) && same(a.session, b.session) && same(a.last, b.last);
}

}  // namespace

Board& RoomState::board_for(Placement where, const MemberId& owner) {
    switch (where) {
        case Placement::shared:
            break;
        case Placement::own:
            return own_[owner];
        case Placement::sealed:
            return sealed_[owner];
    }
    return shared_;
}

const Member* RoomState::member(const MemberId& id) const {
    const auto found =
        std::find_if(values_.members.begin(), values_.members.end(), [&](const auto& m) {
            return m.id == id;
        });
    return found == values_.members.end() ? nullptr : &*found;
}

const Member* RoomState::member_of(const AccountId& account) const {
    const auto found =
        std::find_if(values_.members.begin(), values_.members.end(), [&](const auto& m) {
            return m.who.account == account;
        });
    return found == values_.members.end() ? nullptr : &*found;
}

std::int64_t RoomState::number_of(const SessionId& session) const {
    const auto found = values_.session_numbers.find(session);
    return found == values_.session_numbers.end() ? 0 : found->second;
}

bool RoomState::drafted_in(const Record& record, const SessionState& session) const {
    if (record.made_in == session.id) {
        return true;
    }
    const std::int64_t number = number_of(record.made_in);
    return session.carries_from && number >= *session.carries_from && number < session.number;
}

const TakenOut* RoomState::taken_out(const RecordId& record) const {
    const auto found =
        std::find_if(values_.taken_out.begin(), values_.taken_out.end(), [&](const TakenOut& one) {
            return one.record == record;
        });
    return found == values_.taken_out.end() ? nullptr : &*found;
}

const ClientAnswers* RoomState::client(const ClientId& id) const {
    const auto found = values_.clients.find(id);
    return found == values_.clients.end() ? nullptr : &found->second;
}

const Board* RoomState::own(const MemberId& member) const { return found_in(own_, member); }

const Board* RoomState::sealed(const MemberId& member) const { return found_in(sealed_, member); }

Lifetime RoomState::room_key() const { return {LifetimeKind::room, values_.info.id.text}; }

Lifetime RoomState::words_key() const {
    std::string id = values_.session
                         ? values_.session->now.id.text
                         : values_.info.id.text + ":" + std::to_string(values_.sessions);
    if (values_.key_part > 0) {
        id += "/" + std::to_string(values_.key_part);
    }
    return {LifetimeKind::session, std::move(id)};
}

Lifetime RoomState::own_key(const MemberId& member) const {
    const Member* known = this->member(member);
    ASSERT(known != nullptr);
    return {LifetimeKind::account, known->who.account.text};
}

Lifetime RoomState::sealed_key() const {
    ASSERT(values_.session && !values_.session->now.sealed.empty());
    return {LifetimeKind::sealed, values_.session->now.sealed};
}

bool operator==(const RoomState& a, const RoomState& b) {
    return same(a.values_, b.values_) && a.shared_ == b.shared_ && a.own_ == b.own_ &&
           a.sealed_ == b.sealed_ && a.open_stops_ == b.open_stops_;
}

}  // namespace spacebetween
