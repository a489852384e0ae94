// A real server on a port of the system's choice, on a thread of its own, with a small app behind
// it.
#pragma once

#include "server/net/server.hpp"

#include <boost/asio/io_context.hpp>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace spacebetween {

/// Answers every request with its method, path, query and body, and runs one of a few behaviours,
/// named by the last part of the path, on each WebSocket.
class TestApp final : public HttpHandler {
public:
    boost::asio::awaitable<HttpResponse> handle(HttpRequest request) override;
    UpgradeVerdict judge_upgrade(const HttpRequest& request) override;
    boost::asio::awaitable<void> serve(std::string subject, std::shared_ptr<Connection> connection)
        override;

    /// How the next connection ended, in order of ending; waits for it.
    std::optional<Ended> next_ending();
    /// Lets `serve` know that the test goes on; from any thread.
    void note(Ended ended);

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Ended> endings_;
};

/// Settings with deadlines short enough for a test to wait for.
ServerSettings quick_settings();

class TestServer {
public:
    explicit TestServer(ServerSettings settings = quick_settings());
    ~TestServer();
    TestServer(const TestServer&) = delete;
    TestServer& operator=(const TestServer&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] TestApp& app() { return app_; }
    [[nodiscard]] ServerCounts counts();
    /// Waits until the counts are as wanted; false when they do not become so.
    bool wait_for(const std::function<bool(const ServerCounts&)>& wanted);
    /// Stops, and says whether every coroutine has ended.
    bool stop(Millis within);

private:
    boost::asio::io_context context_;
    TestApp app_;
    std::unique_ptr<Server> server_;
    std::uint16_t port_;
    std::thread thread_;
};

}  // namespace spacebetween
