// What a stage asks for before it is left, and how long a page may wait.
#include "server/room/steps.hpp"

#include <algorithm>
#include <string>

namespace spacebetween {

namespace {

constexpr int working_days_kept = 5;

bool answered(const RoomState& state, const RecordRef& contract, const GateItem& item) {
    if (item.role) {
        const Roles& roles = state.session()->now.roles;
        return std::any_of(roles.begin(), roles.end(), [&](const auto& one) {
            return one.second.contains(*item.role);
        });
    }
    if (!contract || item.type != Type::contract) {
        return false;
    }
    const Value& value = field_value(*contract, item.field);
    const bool* flag = std::get_if<bool>(&value);
    return flag != nullptr ? *flag : !is_nothing(value) && !words_of(*contract, item.field).empty();
}

}  // namespace

std::vector<std::string> gate_missing(const RoomState& state, const FormatStage& stage) {
    std::vector<std::string> missing;
    const RecordRef contract = contract_of(state);
    for (const GateLine& line : stage.gate) {
        const bool open = std::any_of(line.begin(), line.end(), [&](const GateItem& item) {
            return answered(state, contract, item);
        });
        if (!open && !line.empty()) {
            const GateItem& first = line.front();
            missing.push_back(first.role ? std::string(to_string(*first.role)) : first.field);
        }
    }
    return missing;
}

Time five_working_days_after(Time moment) {
    // 1 January 1970 was a Thursday: day 3 of a week that begins with Monday as day 0.
    constexpr std::int64_t days_in_week = 7;
    constexpr std::int64_t saturday = 5;
    for (int left = working_days_kept; left > 0;) {
        moment = moment + day_ms;
        const std::int64_t weekday = (moment.ms / day_ms + 3) % days_in_week;
        left -= weekday < saturday ? 1 : 0;
    }
    return moment;
}

RecordRef contract_of(const RoomState& state) {
    RecordRef found;
    state.shared().for_each([&found](const RecordRef& record) {
        if (record->type == Type::contract) {
            found = record;
        }
    });
    return found;
}

}  // namespace spacebetween
