// A connection that remembers what it was offered.
#pragma once

#include "server/net/connection.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
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

    /// How many frames have these words in them.
    [[nodiscard]] std::ptrdiff_t count(std::string_view words) const {
        return std::count_if(heard.begin(), heard.end(), [words](const std::string& frame) {
            return frame.find(words) != std::string::npos;
        });
    }

    std::vector<std::string> heard;
    std::uint16_t code = 0;
    std::size_t frames_max = 1'000;  ///< one more, and it closes as too slow

private:
    std::string address_ = "192.0.2.1";
};

}  // namespace spacebetween
