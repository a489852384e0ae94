// How a server is to be run, as its command line says.
#pragma once

#include "server/net/server.hpp"
#include "server/storage/storage.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace spacebetween {

struct ServeSettings {
    StorageOptions storage;
    std::filesystem::path web;  ///< the built web client; empty serves none
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::optional<TlsFiles> tls;
    std::optional<std::filesystem::path> limits;  ///< a JSON object of names and numbers
    /// The names by which browsers reach us, such as "room.example.org"; empty for localhost only.
    std::vector<std::string> hosts;
    bool https_in_front = false;
    /// The file into which the port is written once it listens: for tests, with port 0.
    std::optional<std::filesystem::path> port_file;
};

}  // namespace spacebetween
