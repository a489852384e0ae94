// A connection that remembers what it was offered.
#pragma once

#include "server/net/connection.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace spacebetween {

class HeardConnection final : public Connection {
public:
    boost::asio::awaitable<ReadResult> read() override {
        ReadResult result{Ended::closed_here, {}};
        co_return result;
    }
    void offer(Frame frame, Weight) override {
        if (heard.size() == frames_max) close(4002, "slow");
        if (is_open()) heard.push_back(*frame);
    }
    [[nodiscard]] Pressure pressure() const override { return Pressure::none; }
    void close(std::uint16_t number, std::string) override { code = number; }
    void admit() override {}
    [[nodiscard]] bool is_open() const override { return code == 0; }
    [[nodiscard]] const std::string& address() const override { return address_; }

    std::vector<std::string> heard;
    std::uint16_t code = 0;
    std::size_t frames_max = 1'000;  ///< one more, and it closes as too slow

private:
    std::string address_ = "192.0.2.1";
};

}  // namespace spacebetween
