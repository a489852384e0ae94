// The connections that are in a room now: pinged, ended when silent, and closed with their login.
#pragma once

#include "server/base/id.hpp"
#include "server/base/time.hpp"
#include "server/net/connection.hpp"
#include "server/vocabulary/limits.hpp"
#include "server/vocabulary/names.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace spacebetween {

struct Line {
    std::shared_ptr<Connection> connection;
    AccountId account;
    std::string login_hash;
    Time heard;  ///< the last message of any kind
    Time pinged;
};

/// Lives on the network thread.
class Lines {
public:
    explicit Lines(const Limits& limits) : limits_(limits) {}

    void add(Line line);
    void heard(const Connection* connection, Time now);
    void remove(const Connection* connection);

    /// Pings whoever was not pinged for a while, and closes whoever said nothing for too long.
    void sweep(Time now);

    /// Closes what a login, or any login of an account, has opened.
    void signed_out(std::string_view login_hash);
    void signed_out(const AccountId& account);

    /// Whether somebody is in a room through this login.
    [[nodiscard]] bool has_login(std::string_view login_hash) const;
    [[nodiscard]] std::set<std::string> logins() const;

private:
    const Limits& limits_;
    std::map<const Connection*, Line> lines_;
};

/// Says goodbye with the code's number and name.
void close_with(Connection& connection, CloseCode code);

}  // namespace spacebetween
