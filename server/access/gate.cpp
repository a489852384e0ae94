// Asks the register again each time, and trusts nothing that was said before.
#include "server/access/gate.hpp"

#include "server/access/roster_rules.hpp"

#include <utility>

namespace spacebetween {

Result<std::string, HttpRefusal>
Gate::ticket(const SignedIn& who, const RoomId& room, Time now, Random& random) {
    const auto row = at_the_door(accounts_, room, who.account.id, now);
    if (!row) {
        return row.error();
    }
    TicketHolder holder{who.account.id, room, who.login.token_hash};
    return tickets_.issue(std::move(holder), now, random);
}

Result<Admission, CloseCode> Gate::admit(std::string_view ticket, const RoomId& room, Time now) {
    const auto holder = tickets_.spend(ticket, room, now);
    if (!holder) {
        return CloseCode::ticket;
    }
    return admission_of(*holder, Whereabouts::away, now);
}

Result<Done, CloseCode>
Gate::may_stay(const Admission& admission, const RoomId& room, Whereabouts whereabouts, Time now) {
    const TicketHolder holder{admission.account.id, room, admission.login_hash};
    const auto again = admission_of(holder, whereabouts, now);
    if (!again) {
        return again.error();
    }
    return Done{};
}

Result<Admission, CloseCode>
Gate::admission_of(const TicketHolder& holder, Whereabouts whereabouts, Time now) {
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
    return Admission{*account, *row, holder.login_hash};
}

}  // namespace spacebetween
