// What all sockets of one server share.
#pragma once

#include "server/net/admission.hpp"
#include "server/net/server.hpp"
#include "server/net/sweeper.hpp"
#include "server/net/write_turn.hpp"

#include <boost/asio/io_context.hpp>

#include <memory>
#include <unordered_set>
#include <utility>

namespace spacebetween {

class WebSocket;

/// Lives as long as any socket does.
struct NetCore {
    NetCore(boost::asio::io_context& the_context, ServerSettings given, HttpHandler& the_handler)
        : settings(std::move(given)),
          handler(the_handler),
          sweeper(the_context, settings.limits.sweep_ms),
          turn(std::make_shared<WriteTurn>(the_context)),
          admission(settings.limits.admission) {}

    ServerSettings settings;
    HttpHandler& handler;
    Sweeper sweeper;
    std::shared_ptr<WriteTurn> turn;
    Admission admission;
    std::unordered_set<WebSocket*> web_sockets;
    bool is_stopping = false;
};

}  // namespace spacebetween
