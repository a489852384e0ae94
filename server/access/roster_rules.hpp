// Who may enter a room, and who may change its roster.
#pragma once

#include "server/access/accounts.hpp"
#include "server/vocabulary/limits.hpp"

#include <optional>
#include <span>
#include <vector>

namespace spacebetween {

/// A guest's time may be over; everybody else's place lasts until it is taken away.
bool may_enter(const RosterRow& row, Time now);

/// Holds the family's accountable side now: its manager, or her deputy until a date. Never a guest.
bool is_accountable(const RosterRow& row, Time now);

enum class RosterAction : std::uint8_t { add, remove, accountable, deputy };

struct RosterChange {
    AccountId actor;
    AccountId target;
    RosterAction action = RosterAction::add;
    /// For a deputy: until when. Without it she stops being one.
    std::optional<Time> until;
};

/// Carries out a change of the roster, or says why not.
///
/// Whoever is on the roster and no guest may add a colleague of the room's team; everybody may
/// leave. Another is taken off by the accountable manager, or by anyone while the room has none.
/// She is a manager of the team, named by anyone while there is none; later she hands on her own
/// place, and until then she stays. Her deputy is a manager or practitioner of the team, named by
/// her until a date: never a clinician, who has no statutory mandate.
///
/// Nobody new comes onto a roster that holds `room_members` already.
Result<Done, HttpRefusal> change_roster(
    Accounts& accounts,
    const RoomId& room,
    const RosterChange& change,
    Time now,
    const Limits& limits
);

/// The whole roster at once, when a family goes over to another team of people.
struct HandOver {
    AccountId actor;
    std::vector<AccountId> accounts;
    AccountId accountable;  ///< among them
};

/// By the accountable manager, or by anyone while the room has none: she hands over to a manager of
/// the team. All are of the room's team; guests end with the old roster. One step: nobody is ever
/// on half of either.
Result<Done, HttpRefusal> hand_over(
    Accounts& accounts,
    const RoomId& room,
    const HandOver& to,
    Time now,
    const Limits& limits
);

/// The row of an account that may enter now; `unknown` for everybody else, whether the room exists
/// or not.
Result<RosterRow, HttpRefusal>
at_the_door(Accounts& accounts, const RoomId& room, const AccountId& account, Time now);

/// What an HTTP answer says of a register that did not take a change.
HttpRefusal refusal_of(AccountFault fault);

}  // namespace spacebetween
