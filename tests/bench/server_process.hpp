// The server under measurement: a process of its own, on a core of its own, in a fresh directory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace bench {

struct Usage {
    double cpu_seconds = 0;
    std::size_t resident_bytes = 0;
};

class ServerProcess {
public:
    /// Makes the directory, the master key and the limits file; starts nothing yet.
    ServerProcess(
        std::filesystem::path program,
        std::filesystem::path directory,
        std::size_t snapshot_entries = 500
    );
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    /// One of the program's other commands, with this on its standard input. Throws when it fails.
    void command(std::vector<std::string> words, const std::string& input = {}) const;

    /// Starts it and waits until it is healthy; returns how long that took.
    double start_seconds();
    void end(int signal);

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] Usage usage() const;
    [[nodiscard]] pid_t process() const { return process_; }
    [[nodiscard]] std::filesystem::path limits_file() const { return directory_ / "limits.json"; }

private:
    [[nodiscard]] pid_t spawned(const std::vector<std::string>& words, int input) const;

    std::filesystem::path program_;
    std::filesystem::path directory_;
    pid_t process_ = -1;
    std::uint16_t port_ = 0;
};

}  // namespace bench
