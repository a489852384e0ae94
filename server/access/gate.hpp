// The gate between signing in over HTTP and being in a room: who may have a ticket, whom one lets
// in.
#pragma once

#include "server/access/login.hpp"
#include "server/access/tickets.hpp"

#include <optional>

namespace spacebetween {

/// Who stands in front of a room, with all that the room asks about her.
struct Admitted {
    Account account;
    RosterRow row;
    RoomId room;
    /// When this login ends, what it opened is closed (`signed_out`).
    std::string login_hash;
};

/// Turns a ticket into somebody admitted, or a refusal. What was true when the ticket was made is
/// asked again when it is used: the roster, the account, the login.
///
/// Works on the register and lives on its thread; `Tickets` lives with the sockets. So:
/// `may_have_ticket` here, `Tickets::issue` there; `Tickets::spend` there, `admit` here.
class Gate {
public:
    Gate(Accounts& accounts, const Limits& limits) : accounts_(accounts), limits_(limits) {}

    /// What to issue a ticket for; `unknown` for a room that is not, or is not for her.
    Result<TicketHolder, HttpRefusal>
    may_have_ticket(const SignedIn& who, const RoomId& room, Time now);

    /// `spent` is what `Tickets::spend` answered.
    Result<Admitted, CloseCode> admit(const std::optional<TicketHolder>& spent, Time now);

    /// Whether a connection may stay: asked when the roster, an account or a login has changed, and
    /// now and then besides. The answer carries the present row, or the code to close with.
    Result<Admitted, CloseCode> may_stay(const Admitted& who, Whereabouts whereabouts, Time now);

private:
    Result<Admitted, CloseCode>
    admitted(const TicketHolder& holder, Whereabouts whereabouts, Time now);

    Accounts& accounts_;
    Limits limits_;
};

}  // namespace spacebetween
