// The first and the last step of signing in.
#include "server/access/sign_in.hpp"

#include "server/access/password.hpp"
#include "server/access/roster_rules.hpp"
#include "server/base/utf8.hpp"

namespace spacebetween {

SignInCandidate sign_in_candidate(Accounts& accounts, std::string_view address) {
    SignInCandidate candidate{normal_address(address), std::string(dummy_hash()), std::nullopt};
    if (candidate.address.empty()) {
        return candidate;
    }
    auto found = accounts.account_at(candidate.address);
    if (found && !found->account.suspended && !found->password_hash.empty()) {
        candidate.password_hash = std::move(found->password_hash);
        candidate.account = std::move(found->account);
    }
    return candidate;
}

Result<FreshLogin, HttpRefusal> finish_sign_in(
    Accounts& accounts,
    const SignInCandidate& candidate,
    bool matches,
    Time now,
    const Limits& limits,
    Random& random
) {
    if (!matches || !candidate.account) {
        return HttpRefusal::sign_in_wrong;
    }
    // Suspended while the password was being looked at.
    const auto still = accounts.account(candidate.account->id);
    if (!still || still->suspended) {
        return HttpRefusal::sign_in_wrong;
    }
    FreshLogin fresh = new_login(still->id, now, random);
    const auto kept = keep_login(accounts, fresh.login, limits);
    if (!kept) {
        return refusal_of(kept.error());
    }
    return fresh;
}

Result<Account, HttpRefusal> add_account(
    Accounts& accounts,
    const NewAccount& wanted,
    Time now,
    const Limits& limits,
    Random& random
) {
    Account account;
    account.address = normal_address(wanted.address);
    account.name = wanted.name;
    account.mandate = wanted.mandate;
    account.created = now;
    const bool named = !account.name.empty() && valid_words(account.name) &&
                       code_points(account.name) <= limits.name_points;
    if (account.address.empty() || !named || wanted.password_hash.empty()) {
        return HttpRefusal::refused;
    }
    account.id = AccountId(new_id("a", random));
    const auto added = accounts.add_account(account, wanted.password_hash);
    if (!added) {
        return added.error() == AccountFault::exists ? HttpRefusal::address_taken
                                                     : refusal_of(added.error());
    }
    return account;
}

}  // namespace spacebetween
