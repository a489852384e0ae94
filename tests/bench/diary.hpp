// All that one member said and heard, and the board that this amounts to.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// Only written while there is something to measure; read over afterwards.
class Diary {
public:
    void said(std::int64_t c, std::string_view frame) { said_[c] = frame; }
    void heard(std::string_view frame) { heard_.emplace_back(frame); }

    /// Every shared record as this member holds it, by id: its own changes count from their answer
    /// on, which stands where the room took them.
    [[nodiscard]] std::map<std::string, std::string> board() const;

private:
    std::map<std::int64_t, std::string> said_;
    std::vector<std::string> heard_;
};

}  // namespace bench
