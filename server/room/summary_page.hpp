// A signed page: composed by those present, frozen, and the only thing that leaves the room.
#pragma once

#include "server/base/id.hpp"
#include "server/base/time.hpp"
#include "server/room/session_state.hpp"
#include "server/vocabulary/names.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace spacebetween {

enum class PageKind : std::uint8_t { composed, held, for_those_present };

/// The six blocks, in their order on the page; the names are the choices of summary_line.block.
enum class PageBlock : std::uint8_t { children, thinking, safety, conversations, decide, session };

inline constexpr std::size_t page_blocks = 6;

/// One line of a block. What has parts of its own (a conversation, a safety stop) names them.
struct PageLine {
    std::string text;
    std::optional<Type> of;    ///< the type of the record it comes from
    RecordId record;           ///< and its id, empty when it was written on the page
    std::string lens;          ///< change or safety, in the block of thoughts
    bool nothing_yet = false;  ///< "looked, nothing yet"
    std::string with_whom;     ///< conversations
    std::string who;           ///< conversations, actions, safety stops: names
    std::string when;          ///< as it was written
    std::string ending;        ///< safety stops: acts or held; decisions: the outcome
    std::string passed_on_by;  ///< safety stops
    std::string section;       ///< what kind of line it is, as a choice of summary_line.section

    friend bool operator==(const PageLine&, const PageLine&) = default;
};

struct PageSignature {
    std::string name;
    SignedAs as = SignedAs::presenter;
    Time at;

    friend bool operator==(const PageSignature&, const PageSignature&) = default;
};

struct SummaryPage {
    SummaryId id;
    RoomId room;
    std::string alias;
    std::string case_reference;
    SessionId session;
    RecordId record;  ///< the summary_page record that readings and words refer to
    int version = 1;
    PageKind kind = PageKind::composed;
    std::string format;
    Time started;
    int minutes = 0;
    Time signed_at;
    std::vector<PageSignature> signatures;
    std::array<std::vector<PageLine>, page_blocks> blocks;

    [[nodiscard]] const std::vector<PageLine>& block(PageBlock which) const {
        return blocks[static_cast<std::size_t>(which)];
    }

    friend bool operator==(const SummaryPage&, const SummaryPage&) = default;
};

}  // namespace spacebetween
