// One request to the API, and what every answer to one may use.
#pragma once

#include "server/access/accounts.hpp"
#include "server/access/login.hpp"
#include "server/app/access_services.hpp"
#include "server/app/host_services.hpp"
#include "server/app/lines.hpp"
#include "server/app/room_directory.hpp"
#include "server/app/work_pool.hpp"
#include "server/net/http_message.hpp"
#include "server/protocol/json_door.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

/// What the API borrows from the process; outlives every request.
struct ApiServices {
    HostServices& host;
    Accounts& accounts;
    RoomDirectory& rooms;
    AccessServices& access;
    Lines& lines;
    WorkPool& layouts;  ///< one thread that lays maps out, and reads and writes families
};

/// A request that found its route. Handlers take it by value.
struct Call {
    ApiServices* services = nullptr;
    HttpRequest request;
    std::optional<SignedIn> who;     ///< always there but on public routes
    std::vector<std::string> parts;  ///< what stood in the places of the route's pattern
    std::optional<JsonDoc> body;     ///< of a POST: a JSON object

    [[nodiscard]] RoomId room() const { return RoomId(parts.at(0)); }
    /// Only where `who` is there.
    [[nodiscard]] const AccountId& account() const { return who->account.id; }

    /// A string of the body that is there, is made of words and has at most `points_max` code
    /// points; nothing otherwise. An empty string counts as there.
    [[nodiscard]] std::optional<std::string> line(std::string_view key, std::size_t points_max)
        const;
    [[nodiscard]] std::optional<std::int64_t> whole(std::string_view key) const;
    /// False when it is absent; nothing when it is there and is neither true nor false.
    [[nodiscard]] std::optional<bool> flag(std::string_view key) const;
};

using Handler = boost::asio::awaitable<HttpResponse> (*)(Call);

}  // namespace spacebetween
