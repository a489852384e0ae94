// The little app, and the server's thread.
#include "tests/net/test_server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <chrono>
#include <future>
#include <utility>

namespace spacebetween {

namespace {

using boost::asio::awaitable;
constexpr std::chrono::seconds patience{20};
constexpr std::uint16_t code_malformed = 4506;

std::string_view name_of(HttpMethod method) {
    return method == HttpMethod::get ? "GET" : method == HttpMethod::head ? "HEAD" : "POST";
}

/// Tells the peer what it did wrong, where there is still a peer.
void say_why(Connection& connection, Ended ended) {
    if (ended == Ended::too_big || ended == Ended::not_text) {
        connection.close(code_malformed, "malformed");
    }
}

awaitable<Ended> echo(std::shared_ptr<Connection> connection) {
    for (;;) {
        ReadResult read = co_await connection->read();
        if (!read.has_message()) {
            say_why(*connection, read.ended);
            co_return read.ended;
        }
        connection->offer(
            std::make_shared<const std::string>(std::move(read.text)),
            Weight::counted
        );
    }
}

/// Offers more than the outbox holds, whatever the peer does.
awaitable<Ended> talk_on_and_on(std::shared_ptr<Connection> connection) {
    const auto frame = std::make_shared<const std::string>(10'000, 'x');
    ReadResult read = co_await connection->read();
    while (read.has_message()) {
        for (int i = 0; i < 1'000 && connection->is_open(); ++i) {
            connection->offer(frame, Weight::counted);
        }
        read = co_await connection->read();
    }
    co_return read.ended;
}

/// Offers one big frame, which the outbox takes whole, and waits.
awaitable<Ended> say_much(std::shared_ptr<Connection> connection) {
    const auto frame = std::make_shared<const std::string>(32'000'000, 'x');
    connection->offer(frame, Weight::exempt);
    const ReadResult read = co_await connection->read();
    co_return read.ended;
}

/// Three frames in one turn.
awaitable<Ended> say_three(std::shared_ptr<Connection> connection) {
    for (const char* text : {"1", "[2]", "{\"t\":3}"}) {
        connection->offer(std::make_shared<const std::string>(text), Weight::counted);
    }
    const ReadResult read = co_await connection->read();
    co_return read.ended;
}

awaitable<Ended> say_goodbye(std::shared_ptr<Connection> connection) {
    connection->offer(std::make_shared<const std::string>("last words"), Weight::counted);
    connection->close(4501, "bye");
    connection->offer(std::make_shared<const std::string>("too late"), Weight::counted);
    const ReadResult read = co_await connection->read();
    co_return read.ended;
}

}  // namespace

awaitable<HttpResponse> TestApp::handle(HttpRequest request) {
    if (request.path == "/throws") {
        throw std::runtime_error("thrown on purpose");
    }
    std::string body(name_of(request.method));
    body += " " + request.path + "?" + request.query + " " + request.address + "\n" + request.body;
    co_return http_response(200, "text/plain", std::move(body));
}

UpgradeVerdict TestApp::judge_upgrade(const HttpRequest& request) {
    UpgradeVerdict verdict;
    if (request.path == "/ws/forbidden") {
        verdict.refusal = http_response(403, "text/plain", "no");
    }
    verdict.subject = request.path.substr(request.path.rfind('/') + 1);
    return verdict;
}

awaitable<void> TestApp::serve(std::string subject, std::shared_ptr<Connection> connection) {
    if (subject != "stranger") {
        connection->admit();
    }
    Ended ended = Ended::not_ended;
    if (subject == "talk") {
        ended = co_await talk_on_and_on(connection);
    } else if (subject == "much") {
        ended = co_await say_much(connection);
    } else if (subject == "three") {
        ended = co_await say_three(connection);
    } else if (subject == "goodbye") {
        ended = co_await say_goodbye(connection);
    } else if (subject != "leave") {
        ended = co_await echo(connection);
    }
    note(ended);
}

void TestApp::note(Ended ended) {
    const std::lock_guard lock(mutex_);
    endings_.push_back(ended);
    changed_.notify_all();
}

std::optional<Ended> TestApp::next_ending() {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, patience, [this] { return !endings_.empty(); })) {
        return std::nullopt;
    }
    const Ended ended = endings_.front();
    endings_.erase(endings_.begin());
    return ended;
}

ServerSettings quick_settings() {
    ServerSettings settings;
    settings.limits.sweep_ms = 10;
    settings.limits.http.request_ms_max = 300;
    settings.limits.http.idle_ms_max = 10 * second_ms;
    settings.limits.connection.hello_ms_max = 10 * second_ms;
    settings.limits.connection.close_handshake_ms_max = 300;
    return settings;
}

TestServer::TestServer(ServerSettings settings)
    : server_(std::make_unique<Server>(context_, std::move(settings), app_)),
      port_(server_->port()),
      thread_([this] { context_.run(); }) {}

TestServer::~TestServer() { stop(0); }

ServerCounts TestServer::counts() {
    std::promise<ServerCounts> counted;
    boost::asio::post(context_, [this, &counted] { counted.set_value(server_->counts()); });
    return counted.get_future().get();
}

bool TestServer::wait_for(const std::function<bool(const ServerCounts&)>& wanted) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
        if (wanted(counts())) {
            return true;
        }
        std::this_thread::yield();
    }
    return false;
}

bool TestServer::stop(Millis within) {
    if (!server_) {
        return true;
    }
    auto ended = std::make_shared<std::promise<bool>>();
    boost::asio::co_spawn(
        context_,
        server_->stop(within),
        [ended](const std::exception_ptr& thrown) { ended->set_value(thrown == nullptr); }
    );
    auto result = ended->get_future();
    const bool stopped = result.wait_for(patience) == std::future_status::ready && result.get();
    thread_.join();  // nothing is left to run
    server_.reset();
    return stopped;
}

}  // namespace spacebetween
