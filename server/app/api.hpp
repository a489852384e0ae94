// Answers every request: the API by its routes, everything else from the built web client.
#pragma once

#include "server/app/api_routes.hpp"
#include "server/app/call.hpp"
#include "server/app/room_door.hpp"
#include "server/net/http_handler.hpp"
#include "server/net/static_files.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace spacebetween {

/// Lives on the network thread; outlived by what it borrows.
class Api final : public HttpHandler {
public:
    Api(ApiServices& services, RoomDoor& door, StaticFiles files)
        : services_(services),
          door_(door),
          files_(std::move(files)) {}

    boost::asio::awaitable<HttpResponse> handle(HttpRequest request) override;
    [[nodiscard]] std::optional<std::size_t> body_bytes_max(const HttpRequest& request
    ) const override;
    UpgradeVerdict judge_upgrade(const HttpRequest& request) override;
    boost::asio::awaitable<void> serve(std::string subject, std::shared_ptr<Connection> connection)
        override;

private:
    boost::asio::awaitable<HttpResponse> answer_api(HttpRequest request);
    boost::asio::awaitable<HttpResponse> answer_route(const Route* route, Call call);
    HttpResponse page(const HttpRequest& request) const;

    ApiServices& services_;
    RoomDoor& door_;
    StaticFiles files_;
};

}  // namespace spacebetween
