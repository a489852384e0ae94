// The commands of an operator: through the running server's socket, or on the files themselves.
#include "server/app/commands.hpp"

#include "server/app/administration.hpp"
#include "server/app/control_socket.hpp"
#include "server/base/encoding.hpp"
#include "server/base/random.hpp"
#include "server/protocol/json_writer.hpp"

#include <array>
#include <iostream>

namespace spacebetween {
namespace {

std::string as_json(const std::map<std::string, std::string>& request) {
    std::string text;
    JsonWriter json(text);
    json.open_object();
    for (const auto& [key, value] : request)
        json.key(key).text(value);
    json.close_object();
    return text;
}

Outcome on_files(const StorageOptions& options, const std::map<std::string, std::string>& request) {
    Storage storage(options);
    const std::string& what = request.at("do");
    if (what == "verify") {
        Verification verification = storage.verify();
        while (!verification.step()) {
        }
        return outcome_of(verification);
    }
    if (what == "backup") {
        Backup backup = storage.backup(request.at("to"));
        while (!backup.step()) {
        }
        return outcome_of(backup, request.at("to"));
    }
    return administer(storage, as_json(request), SystemClock().now(), Limits{});
}

}  // namespace

bool carry_out(const StorageOptions& options, const std::map<std::string, std::string>& request) {
    Outcome outcome;
    if (const auto reply = ask_running_server(options.data, as_json(request))) {
        outcome = outcome_from(*reply).value_or(
            Outcome{false, "The server gave no answer that could be read.", {}, {}}
        );
    } else {
        outcome = on_files(options, request);
    }
    (outcome.ok ? std::cout : std::cerr) << outcome.says << '\n';
    return outcome.ok;
}

std::string fresh_password() {
    SystemRandom random;
    std::array<std::byte, 15> bytes{};
    random.fill(bytes);
    return base64url(bytes);
}

}  // namespace spacebetween
