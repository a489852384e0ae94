// Asks the register again each time, and trusts nothing that was said before.
#include "server/access/gate.hpp"

#include "server/access/roster_rules.hpp"

namespace spacebetween {

Result<TicketHolder, HttpRefusal>
Gate::may_have_ticket(const SignedIn& who, const RoomId& room, Time now) {
    const auto row = at_the_door(accounts_, room, who.account.id, now);
    if (!row) {
        return row.error();
    }
    return TicketHolder{who.account.id, room, who.login.token_hash};
}

Result<Admitted, CloseCode> Gate::admit(const std::optional<TicketHolder>& spent, Time now) {
    if (!spent) {
        return CloseCode::ticket;
    }
    // The ticket itself is half a minute old at most: this login was in use then.
    return admitted(*spent, Whereabouts::away, now);
}

Result<Admitted, CloseCode> Gate::may_stay(const Admitted& who, Whereabouts whereabouts, Time now) {
    return admitted(TicketHolder{who.account.id, who.room, who.login_hash}, whereabouts, now);
}

Result<Admitted, CloseCode>
Gate::admitted(const TicketHolder& holder, Whereabouts whereabouts, Time now) {
    const auto login = accounts_.login(holder.login_hash);
    const auto account = accounts_.account(holder.account);
    const bool valid = login && login->account == holder.account && account && !account->suspended;
    if (!valid || login_over(*login, whereabouts, now, limits_)) {
        return CloseCode::signed_out;
    }
    const auto row = accounts_.roster_entry(holder.room, holder.account);
    if (!row || !may_enter(*row, now)) {
        return CloseCode::not_on_roster;
    }
    return Admitted{*account, *row, holder.room, holder.login_hash};
}

}  // namespace spacebetween
