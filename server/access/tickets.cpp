// Tickets in the order they were issued, which is the order in which they end.
#include "server/access/tickets.hpp"

#include "server/access/token.hpp"

#include <utility>

namespace spacebetween {

std::string Tickets::issue(TicketHolder holder, Time now, Random& random) {
    forget_past(now);
    while (!order_.empty() && order_.size() >= limits_.tickets) {
        issued_.erase(order_.front().second);
        order_.pop_front();
    }
    std::string ticket = new_token(random);
    std::string hash = token_hash(ticket);
    const Time until = now + static_cast<Millis>(limits_.ticket_ms);
    order_.emplace_back(until, hash);
    issued_.emplace(std::move(hash), Issued{std::move(holder), until});
    return ticket;
}

std::optional<TicketHolder> Tickets::spend(std::string_view ticket, const RoomId& room, Time now) {
    forget_past(now);
    if (!token_well_formed(ticket)) {
        return std::nullopt;
    }
    auto found = issued_.extract(token_hash(ticket));
    if (found.empty() || found.mapped().until <= now || found.mapped().holder.room != room) {
        return std::nullopt;
    }
    return std::move(found.mapped().holder);
}

void Tickets::forget_past(Time now) {
    while (!order_.empty() && order_.front().first <= now) {
        issued_.erase(order_.front().second);
        order_.pop_front();
    }
}

}  // namespace spacebetween
