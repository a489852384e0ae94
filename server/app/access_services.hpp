// What signing in needs: the throttle, the gate, the pool that hashes passwords, and our own
// origins.
#pragma once

#include "server/access/gate.hpp"
#include "server/access/origin.hpp"
#include "server/access/throttle.hpp"
#include "server/access/tickets.hpp"
#include "server/app/password_pool.hpp"
#include "server/vocabulary/limits.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <utility>

namespace spacebetween {

/// All but the gate live on the network thread; the gate is asked on the storage thread, where the
/// register is.
struct AccessServices {
    AccessServices(
        boost::asio::any_io_executor network,
        Accounts& accounts,
        const Limits& limits,
        Site our_site
    )
        : throttle(limits),
          tickets(limits),
          gate(accounts, limits),
          passwords(std::move(network), limits),
          site(std::move(our_site)) {}

    SignInThrottle throttle;
    Tickets tickets;
    Gate gate;
    PasswordPool passwords;
    Site site;
};

}  // namespace spacebetween
