// Which conversations are still to come, as far as signed pages tell of them.
#pragma once

#include "server/room/room_state.hpp"
#include "server/room/summary_page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

/// A day as a page writes it: in its own words, or from the year on; empty when there is none.
std::string day_in(const Record& record, std::string_view field);

/// At a signing: what this page or an earlier one tells of, has a day and has not come back.
std::vector<TalkToCome> talks_to_come(const RoomState& state, const SummaryPage& page);

}  // namespace spacebetween
