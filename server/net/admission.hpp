// Counts sockets, strangers and addresses, and says who may still come in.
#pragma once

#include "server/net/net_limits.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace spacebetween {

/// A stranger is a socket that has not yet sent one whole request or one accepted hello.
class Admission {
public:
    explicit Admission(const AdmissionLimits& limits) : limits_(limits) {}

    [[nodiscard]] std::size_t connections() const { return connections_; }
    [[nodiscard]] std::size_t strangers() const { return strangers_; }

private:
    friend class Seat;

    struct PerAddress {
        std::size_t connections = 0;
        std::size_t strangers = 0;
    };

    [[nodiscard]] bool has_place_for(const std::string& address) const;
    void enter(const std::string& address);
    void leave(const std::string& address);
    void become_stranger(const std::string& address);
    void become_known(const std::string& address);

    const AdmissionLimits& limits_;
    std::size_t connections_ = 0;
    std::size_t strangers_ = 0;
    std::map<std::string, PerAddress, std::less<>> addresses_;
};

/// One socket's place in the count, for as long as this lives.
class Seat {
public:
    /// A stranger's place; null when there is none for this address.
    [[nodiscard]] static std::unique_ptr<Seat> enter(Admission& admission, std::string address);
    ~Seat();
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;

    void become_known();
    void become_stranger();

private:
    Seat(Admission& admission, std::string address);

    Admission& admission_;
    std::string address_;
    bool is_stranger_ = true;
};

}  // namespace spacebetween
