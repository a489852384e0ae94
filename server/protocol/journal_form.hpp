// What the journal keeps, as bytes: entries, pieces of a snapshot and signed pages.
#pragma once

#include "server/room/entry.hpp"
#include "server/room/room_state.hpp"
#include "server/room/summary_page.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace spacebetween {

/// The same value gives the same bytes, and the bytes give the same value. A part that is empty is
/// not written, so that a part can be added without touching what is kept already.
std::string journal_form(const Entry& entry);
std::string journal_form(const StatePart& part);
std::string journal_form(const SummaryPage& page);

/// Nothing when the bytes are not what `journal_form` could have written.
std::optional<Entry> entry_from(std::string_view bytes);
std::optional<StatePart> state_part_from(std::string_view bytes);
std::optional<SummaryPage> page_from(std::string_view bytes);

}  // namespace spacebetween
