// A signed-in browser: how its login begins, lasts and ends.
#pragma once

#include "server/access/accounts.hpp"
#include "server/base/random.hpp"
#include "server/vocabulary/limits.hpp"

#include <string>
#include <string_view>

namespace spacebetween {

/// The token goes into the cookie and is then forgotten; the login is stored.
struct FreshLogin {
    std::string token;
    Login login;
};

FreshLogin new_login(const AccountId& account, Time now, Random& random);

/// Whether the account sits in a running session just now. Nobody is signed out there: whoever
/// listens for twenty minutes is at work.
enum class Whereabouts : std::uint8_t { away, in_running_session };

/// Ended by idleness or by age.
bool login_over(const Login& login, Whereabouts whereabouts, Time now, const Limits& limits);

/// How long it lasts if nothing more is done; the page warns before that.
Millis login_left(const Login& login, Time now, const Limits& limits);

struct SignedIn {
    Account account;
    Login login;
};

/// Who a cookie's token belongs to. Ends what is over, refuses the suspended, and moves `used`
/// forward, at most once a minute.
Result<SignedIn, HttpRefusal> signed_in(
    Accounts& accounts,
    std::string_view token,
    Whereabouts whereabouts,
    Time now,
    const Limits& limits
);

/// Stores a login; past `logins_per_account` the account's oldest end.
AccountOutcome keep_login(Accounts& accounts, const Login& login, const Limits& limits);

/// A new password or a suspension ends every login of the account.
AccountOutcome suspend(Accounts& accounts, const AccountId& id);
AccountOutcome change_password(Accounts& accounts, const AccountId& id, std::string_view hash);

}  // namespace spacebetween
