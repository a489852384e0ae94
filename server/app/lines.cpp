// The connections that are in a room now: pinged, ended when silent, and closed with their login.
#include "server/app/lines.hpp"

#include "server/vocabulary/refusal.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace spacebetween {

void Lines::add(Line line) {
    const Connection* key = line.connection.get();
    lines_.insert_or_assign(key, std::move(line));
}

void Lines::heard(const Connection* connection, Time now) {
    const auto found = lines_.find(connection);
    if (found != lines_.end()) found->second.heard = now;
}

void Lines::remove(const Connection* connection) { lines_.erase(connection); }

void Lines::sweep(Time now) {
    static const Frame ping = std::make_shared<const std::string>(R"({"t":"ping"})");
    const auto ping_ms = static_cast<Millis>(limits_.ping_ms);
    const auto silent_ms = static_cast<Millis>(limits_.silent_ms);
    for (auto& [key, line] : lines_) {
        if (now - line.heard >= silent_ms) {
            close_with(*line.connection, CloseCode::silent);
        } else if (now - std::max(line.heard, line.pinged) >= ping_ms) {
            line.pinged = now;
            line.connection->offer(ping, Weight::counted);
        }
    }
}

void Lines::signed_out(std::string_view login_hash) {
    for (auto& [key, line] : lines_) {
        if (line.login_hash == login_hash) close_with(*line.connection, CloseCode::signed_out);
    }
}

void Lines::signed_out(const AccountId& account) {
    for (auto& [key, line] : lines_) {
        if (line.account == account) close_with(*line.connection, CloseCode::signed_out);
    }
}

bool Lines::has_login(std::string_view login_hash) const {
    return std::any_of(lines_.begin(), lines_.end(), [login_hash](const auto& each) {
        return each.second.login_hash == login_hash;
    });
}

std::set<std::string> Lines::logins() const {
    std::set<std::string> logins;
    for (const auto& [key, line] : lines_)
        logins.insert(line.login_hash);
    return logins;
}

void close_with(Connection& connection, CloseCode code) {
    const auto number = static_cast<std::uint16_t>(number_of(code));
    connection.close(number, std::string(to_string(code)));
}

}  // namespace spacebetween
