// What is asked of a room over HTTP, apart from reading it.
#pragma once

#include "server/base/id.hpp"
#include "server/room/entry.hpp"

#include <optional>
#include <string>

namespace spacebetween {

/// What is not given stays.
struct RoomSettings {
    std::optional<std::string> alias;
    std::optional<std::string> call_link;
    std::optional<std::string> duty_number;
    std::optional<std::string> case_reference;
    std::optional<PlannedSession> planned;
};

enum class DecisionOutcome : std::uint8_t { agree, not_agree, elsewhere };

/// The accountable manager's decision on a summary she reviews.
struct SummaryDecision {
    SummaryId summary;
    RecordId decision_needed;
    DecisionOutcome outcome = DecisionOutcome::agree;
    std::string reason;
};

}  // namespace spacebetween
