// The rules of a login's life.
#include "server/access/login.hpp"

#include "server/access/token.hpp"

#include <algorithm>

namespace spacebetween {

namespace {

/// Coarse on purpose: a request must not cost a commit.
constexpr Millis touch_every = minute_ms;

Millis idle_left(const Login& login, Time now, const Limits& limits) {
    return static_cast<Millis>(limits.login_idle_ms) - (now - login.used);
}

Millis absolute_left(const Login& login, Time now, const Limits& limits) {
    return static_cast<Millis>(limits.login_absolute_ms) - (now - login.made);
}

}  // namespace

FreshLogin new_login(const AccountId& account, Time now, Random& random) {
    FreshLogin fresh;
    fresh.token = new_token(random);
    fresh.login = Login{token_hash(fresh.token), account, now, now};
    return fresh;
}

bool login_over(const Login& login, Whereabouts whereabouts, Time now, const Limits& limits) {
    return whereabouts == Whereabouts::away && login_left(login, now, limits) <= 0;
}

Millis login_left(const Login& login, Time now, const Limits& limits) {
    return std::min(idle_left(login, now, limits), absolute_left(login, now, limits));
}

Result<SignedIn, HttpRefusal> signed_in(
    Accounts& accounts,
    std::string_view token,
    Whereabouts whereabouts,
    Time now,
    const Limits& limits
) {
    if (!token_well_formed(token)) {
        return HttpRefusal::not_signed_in;
    }
    auto login = accounts.login(token_hash(token));
    if (!login) {
        return HttpRefusal::not_signed_in;
    }
    const auto account = accounts.account(login->account);
    if (!account || account->suspended || login_over(*login, whereabouts, now, limits)) {
        // A full disk keeps the row, and the rules above refuse it again.
        static_cast<void>(accounts.end_login(login->token_hash));
        return HttpRefusal::not_signed_in;
    }
    if (now - login->used >= touch_every && accounts.touch_login(login->token_hash, now)) {
        login->used = now;
    }
    return SignedIn{*account, *login};
}

AccountOutcome keep_login(Accounts& accounts, const Login& login, const Limits& limits) {
    const auto others = accounts.logins_of(login.account);
    const std::size_t allowed = limits.logins_per_account;
    for (std::size_t index = 0; index + allowed <= others.size(); ++index) {
        const auto ended = accounts.end_login(others[index].token_hash);
        if (!ended) {
            return ended;
        }
    }
    return accounts.add_login(login);
}

AccountOutcome suspend(Accounts& accounts, const AccountId& id) {
    auto account = accounts.account(id);
    if (!account) {
        return AccountFault::missing;
    }
    account->suspended = true;
    auto updated = accounts.update_account(*account);
    return updated ? accounts.end_logins_of(id) : updated;
}

AccountOutcome change_password(Accounts& accounts, const AccountId& id, std::string_view hash) {
    auto changed = accounts.set_password(id, hash);
    return changed ? accounts.end_logins_of(id) : changed;
}

}  // namespace spacebetween
