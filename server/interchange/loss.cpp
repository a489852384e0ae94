// Gathers what was lost, so that one kind of loss is one row however often it happened.
#include "server/interchange/loss.hpp"

#include <algorithm>

namespace spacebetween {

std::string_view name_of(LossKind kind) {
    switch (kind) {
        case LossKind::left_out:
            return "left_out";
        case LossKind::withheld:
            return "withheld";
        case LossKind::repaired:
            return "repaired";
        case LossKind::loop:
            return "loop";
    }
    return "";
}

void LossReport::add(LossKind kind, std::string what, std::size_t line) {
    Lines& lines = lines_[{kind, std::move(what)}];
    const auto number = static_cast<std::uint32_t>(line);
    if (!lines.empty() && lines.back() == number) return;
    lines.push_back(number);
    ++count_;
}

bool LossReport::has(LossKind kind) const {
    return std::any_of(lines_.begin(), lines_.end(), [kind](const auto& row) {
        return row.first.first == kind;
    });
}

}  // namespace spacebetween
