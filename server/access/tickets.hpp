// Tickets: what carries a login from HTTP to one WebSocket of one room, once and at once.
#pragma once

#include "server/base/id.hpp"
#include "server/base/random.hpp"
#include "server/base/time.hpp"
#include "server/vocabulary/limits.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace spacebetween {

/// Whom a ticket was made for. The login goes along, so that signing out closes what it opened.
struct TicketHolder {
    AccountId account;
    RoomId room;
    std::string login_hash;

    friend bool operator==(const TicketHolder&, const TicketHolder&) = default;
};

/// In memory only: a restart makes every ticket void, and asking again costs one request. Bounded
/// by `tickets`; when that many are out the oldest is void, for it is the likeliest to be lost
/// already.
class Tickets {
public:
    explicit Tickets(const Limits& limits) : limits_(limits) {}

    std::string issue(TicketHolder holder, Time now, Random& random);

    /// Void from now on, whatever the answer. Nothing for a ticket that is unknown, used, past its
    /// time or of another room.
    std::optional<TicketHolder> spend(std::string_view ticket, const RoomId& room, Time now);

    [[nodiscard]] std::size_t out() const { return issued_.size(); }

private:
    struct Issued {
        TicketHolder holder;
        Time until;
    };

    void forget_past(Time now);

    Limits limits_;
    std::unordered_map<std::string, Issued> issued_;  // by the ticket's hash
    std::deque<std::pair<Time, std::string>> order_;
};

}  // namespace spacebetween
