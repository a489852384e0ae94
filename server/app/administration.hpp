// What the commands of an operator do: accounts, teams, backup and verification.
#pragma once

#include "server/app/call.hpp"
#include "server/app/control_socket.hpp"
#include "server/storage/storage.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <vector>

namespace spacebetween {

/// What came of a command, and a sentence for the operator.
struct Outcome {
    bool ok = false;
    std::string says;
    std::vector<RoomId> rosters;     ///< rooms that must hear of it
    std::optional<AccountId> ended;  ///< whose connections end with their logins
};

/// Carries out `account.*` and `team.*`. `request` is a JSON object with "do" and strings. Called
/// on the thread that holds the storage.
Outcome administer(Storage& storage, const std::string& request, Time now, const Limits& limits);

std::string outcome_json(const Outcome& outcome);

/// Nothing when the text is no outcome.
std::optional<Outcome> outcome_from(const std::string& json);

/// Finishes a verification or backup that was stepped to its end.
Outcome outcome_of(const Verification& verification);
Outcome outcome_of(const Backup& backup, const std::string& target);

/// Answers the control socket of a running server. Lives on the network thread.
class Administration final : public ControlHandler {
public:
    Administration(Storage& storage, StorageThread& thread, ApiServices& services)
        : storage_(storage),
          thread_(thread),
          services_(services) {}

    boost::asio::awaitable<std::string> answer(std::string request) override;

private:
    boost::asio::awaitable<Outcome> verify();
    boost::asio::awaitable<Outcome> back_up(std::string target);

    Storage& storage_;
    StorageThread& thread_;
    ApiServices& services_;
};

}  // namespace spacebetween
