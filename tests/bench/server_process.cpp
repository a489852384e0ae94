// The server under measurement: a process of its own, on a core of its own, in a fresh directory.
#include "tests/bench/server_process.hpp"

#include "tests/bench/http.hpp"
#include "tests/bench/machine.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {
namespace {

using Steady = std::chrono::steady_clock;

constexpr auto start_limit = std::chrono::seconds(60);

/// The rates of a crowd instead of a person; everything else is as people have it.
constexpr const char* limits = R"({
  "change_rate": 10000, "change_burst": 10000, "frame_read_rate": 16777216,
  "frame_read_burst": 16777216, "connections_unauthenticated": 20000,
  "connections_unauthenticated_per_address": 20000, "unauthenticated_ms": 60000,
  "answers_per_client": 100000, "tickets": 100000, "ticket_ms": 600000, "stage_flush_ms": 0, "stage_minutes": 1440,
  "snapshot_entries": )";

std::string word_after(const std::string& text, const std::string& name) {
    const std::size_t at = text.find(name);
    return at == std::string::npos ? "0" : text.substr(at + name.size(), 20);
}

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

ServerProcess::ServerProcess(
    std::filesystem::path program,
    std::filesystem::path directory,
    std::size_t snapshot_entries
)
    : program_(std::move(program)),
      directory_(std::move(directory)) {
    std::filesystem::create_directories(directory_ / "data");
    std::filesystem::create_directories(directory_ / "web");
    std::filesystem::permissions(directory_ / "data", std::filesystem::perms::owner_all);
    std::ofstream(limits_file()) << limits << snapshot_entries << "}\n";
    const pid_t made = spawned({"key", "--master-key", directory_ / "master.key"}, -1);
    int status = 0;
    ::waitpid(made, &status, 0);
    if (status != 0) throw std::runtime_error("No master key was made.");
}

ServerProcess::~ServerProcess() {
    if (process_ > 0) end(SIGKILL);
}

pid_t ServerProcess::spawned(const std::vector<std::string>& words, int input) const {
    std::vector<std::string> all{program_};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (auto& word : all)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const std::string log = directory_ / "server.log";
    const pid_t child = ::fork();
    if (child != 0) return child;
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (input >= 0) ::dup2(input, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(out, STDERR_FILENO);
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<std::size_t>(server_core()), &one);
    ::sched_setaffinity(0, sizeof one, &one);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
}

void ServerProcess::command(std::vector<std::string> words, const std::string& input) const {
    for (const char* word : {"--data", "data", "--master-key", "master.key"}) {
        words.push_back(*word == '-' ? std::string(word) : (directory_ / word).string());
    }
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw std::runtime_error("No pipe.");
    const pid_t child = spawned(words, pipe[0]);
    const ssize_t written = ::write(pipe[1], input.data(), input.size());
    ::close(pipe[0]);
    ::close(pipe[1]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0 || written < 0) throw std::runtime_error(words.front() + " failed.");
}

double ServerProcess::start_seconds() {
    const auto begun = Steady::now();
    const auto port_file = directory_ / "port";
    std::filesystem::remove(port_file);
    process_ = spawned(
        {"serve",
         "--data",
         directory_ / "data",
         "--master-key",
         directory_ / "master.key",
         "--web",
         directory_ / "web",
         "--limits",
         limits_file(),
         "--port",
         "0",
         "--port-file",
         port_file},
        -1
    );
    while (Steady::now() - begun < start_limit) {
        if (::waitpid(process_, nullptr, WNOHANG) == process_) break;
        if (std::filesystem::exists(port_file)) {
            port_ = static_cast<std::uint16_t>(std::stoi(content(port_file)));
            if (Http(port_).get("/health").status == 200) {
                return std::chrono::duration<double>(Steady::now() - begun).count();
            }
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    throw std::runtime_error("The server did not start: " + content(directory_ / "server.log"));
}

void ServerProcess::end(int signal) {
    ::kill(process_, signal);
    ::waitpid(process_, nullptr, 0);
    process_ = -1;
}

Usage ServerProcess::usage() const {
    const std::string proc = "/proc/" + std::to_string(process_);
    const std::string stat = content(proc + "/stat");
    std::size_t at = stat.rfind(')');
    constexpr int fields_before_user_time = 12;
    for (int i = 0; i < fields_before_user_time; ++i)
        at = stat.find(' ', at + 1);
    std::size_t length = 0;
    const double user = std::stod(stat.substr(at + 1), &length);
    const double system = std::stod(stat.substr(at + 1 + length));
    Usage usage;
    usage.cpu_seconds = (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
    constexpr std::size_t kilobyte = 1024;
    usage.resident_bytes = kilobyte * std::stoul(word_after(content(proc + "/status"), "VmRSS:"));
    return usage;
}

}  // namespace bench
