// The words of enumerations that the rules alone know: on the wire and in the journal.
#pragma once

#include "server/base/date.hpp"
#include "server/base/lifetime.hpp"
#include "server/room/actions.hpp"
#include "server/room/decision.hpp"
#include "server/room/entry.hpp"
#include "server/room/session_state.hpp"
#include "server/room/summary_page.hpp"
#include "server/vocabulary/names.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace spacebetween {

/// In the order of the enumeration. The words of the vocabulary's own enumerations are generated.
template <class Enum>
struct EnumWords;

template <>
struct EnumWords<DatePrecision> {
    static constexpr std::array<std::string_view, 6>
        words{"exact", "about", "before", "after", "between", "from_to"};
};
template <>
struct EnumWords<LifetimeKind> {
    static constexpr std::array<std::string_view, 5>
        words{"room", "session", "sealed", "account", "summary"};
};
template <>
struct EnumWords<Placement> {
    static constexpr std::array<std::string_view, 3> words{"shared", "own", "sealed"};
};
template <>
struct EnumWords<StepKind> {
    static constexpr std::array<std::string_view, 4> words{"move", "insert", "end", "roles"};
};
template <>
struct EnumWords<SessionEnd> {
    static constexpr std::array<std::string_view, 4> words{
        "closed",
        "early",
        "carried",
        "left_open"
    };
};
template <>
struct EnumWords<SignedAs> {
    static constexpr std::array<std::string_view, 3> words{
        "presenter",
        "facilitator",
        "for_those_present"
    };
};
template <>
struct EnumWords<ViewReason> {
    static constexpr std::array<std::string_view, 6>
        words{"role", "members", "reveal", "mend", "roster", "room"};
};
template <>
struct EnumWords<PageKind> {
    static constexpr std::array<std::string_view, 3> words{"composed", "held", "for_those_present"};
};
template <>
struct EnumWords<PageBlock> {
    static constexpr std::array<std::string_view, 6>
        words{"children", "thinking", "safety", "conversations", "decide", "session"};
};
template <>
struct EnumWords<DecisionOutcome> {
    static constexpr std::array<std::string_view, 3> words{"agree", "not_agree", "elsewhere"};
};

template <class Enum>
std::string_view word_of(Enum value) {
    if constexpr (requires { EnumWords<Enum>::words; }) {
        return EnumWords<Enum>::words.at(static_cast<std::size_t>(value));
    } else {
        return to_string(value);
    }
}

template <class Enum>
std::optional<Enum> enum_of(std::string_view word) {
    if constexpr (requires { EnumWords<Enum>::words; }) {
        for (std::size_t i = 0; i < EnumWords<Enum>::words.size(); ++i) {
            if (EnumWords<Enum>::words.at(i) == word) return static_cast<Enum>(i);
        }
        return std::nullopt;
    } else {
        return from_string<Enum>(word);
    }
}

}  // namespace spacebetween
