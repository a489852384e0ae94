// Signing in, in three steps, because the middle one takes a fifth of a second on another thread.
#pragma once

#include "server/access/login.hpp"
#include "server/access/throttle.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace spacebetween {

/// What the password is compared with. An unknown or suspended account's is the dummy hash, so that
/// it costs the same time and ends in the same words.
struct SignInCandidate {
    std::string address;
    std::string password_hash;
    std::optional<Account> account;
};

/// 1. Throttle first (`SignInThrottle::begin`), then look the account up.
SignInCandidate sign_in_candidate(Accounts& accounts, std::string_view address);

/// 2. `password_matches(candidate.password_hash, password)` on the password pool.

/// 3. A login for whoever matched; `sign_in_wrong` for everybody else. `SignInThrottle::succeeded`
/// is the caller's, on success.
Result<FreshLogin, HttpRefusal> finish_sign_in(
    Accounts& accounts,
    const SignInCandidate& candidate,
    bool matches,
    Time now,
    const Limits& limits,
    Random& random
);

/// A new account, for `account add` and for invitations. The password's own rules come first
/// (`password_fault`), and its hash is made on the pool.
struct NewAccount {
    std::string address;
    std::string name;
    Mandate mandate = Mandate::practitioner;
    std::string password_hash;
};

Result<Account, HttpRefusal> add_account(
    Accounts& accounts,
    const NewAccount& wanted,
    Time now,
    const Limits& limits,
    Random& random
);

}  // namespace spacebetween
