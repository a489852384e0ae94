// The Unix socket in the data directory through which commands reach the running server.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace spacebetween {

/// Answers what a command asks: one JSON text in, one out.
class ControlHandler {
public:
    ControlHandler() = default;
    ControlHandler(const ControlHandler&) = delete;
    ControlHandler& operator=(const ControlHandler&) = delete;
    virtual ~ControlHandler() = default;

    virtual boost::asio::awaitable<std::string> answer(std::string request) = 0;
};

/// Where the socket of a data directory stands.
std::filesystem::path control_path(const std::filesystem::path& data);

/// Listens on the socket, readable and writable by its owner alone. One request a connection, one
/// connection at a time: commands are rare, and a long one (a backup) is waited for. Whoever is
/// silent for a few seconds is hung up on.
///
/// Lives on the network thread; the handler and the context outlive it.
class ControlSocket {
public:
    /// Throws when the socket cannot be made. A socket that a killed server left is replaced: the
    /// caller holds the data directory's lock.
    ControlSocket(
        boost::asio::io_context& context,
        std::filesystem::path path,
        ControlHandler& handler
    );
    ~ControlSocket();
    ControlSocket(const ControlSocket&) = delete;
    ControlSocket& operator=(const ControlSocket&) = delete;

    /// Stops listening, hangs up on whoever has not asked yet, and waits for the answer under way.
    boost::asio::awaitable<void> stop();

private:
    class Impl;
    std::shared_ptr<Impl> impl_;
};

/// Sends `request` to the server that runs on this data directory and waits for its answer; nothing
/// when no server runs there.
std::optional<std::string>
ask_running_server(const std::filesystem::path& data, const std::string& request);

}  // namespace spacebetween
