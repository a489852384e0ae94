// The gate between signing in over HTTP and being in a room: tickets out, members in.
#pragma once

#include "server/access/login.hpp"
#include "server/access/tickets.hpp"

#include <string>
#include <string_view>

namespace spacebetween {

/// Who stands in front of a room, with all that the room asks about her.
struct Admission {
    Account account;
    RosterRow row;
    /// When this login ends, what it opened is closed (`signed_out`).
    std::string login_hash;
};

/// Turns a ticket into an admission or a refusal. What was true when the ticket was made is asked
/// again when it is used: the roster, the account, the login.
///
/// Lives where the register lives, and is called there only.
class Gate {
public:
    Gate(Accounts& accounts, const Limits& limits)
        : accounts_(accounts),
          limits_(limits),
          tickets_(limits) {}

    /// A ticket for this room; `unknown` for a room that is not, or not for her.
    Result<std::string, HttpRefusal>
    ticket(const SignedIn& who, const RoomId& room, Time now, Random& random);

    Result<Admission, CloseCode> admit(std::string_view ticket, const RoomId& room, Time now);

    /// Whether a connection may stay: asked when the roster, an account or a login has changed, and
    /// now and then besides. `Done`, or the code to close it with.
    Result<Done, CloseCode>
    may_stay(const Admission& admission, const RoomId& room, Whereabouts whereabouts, Time now);

private:
    Result<Admission, CloseCode>
    admission_of(const TicketHolder& holder, Whereabouts whereabouts, Time now);

    Accounts& accounts_;
    Limits limits_;
    Tickets tickets_;
};

}  // namespace spacebetween
