// What is wrong with a format that a team made: why it could not be held, or not to its end.
#pragma once

#include "server/vocabulary/format.hpp"
#include "server/vocabulary/limits.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace spacebetween {

enum class FormatFaultCode : std::uint8_t {
    form,       ///< cannot be read as a format
    no_name,    ///< the format, a stage or a module has none
    too_long,   ///< a name, a prompt or another text
    no_role,    ///< nobody can lead, present or take notes
    no_stages,  ///< nothing after arriving
    too_many_stages,
    no_arriving,    ///< does not begin with arriving
    arriving_gate,  ///< arriving does not ask for the five lines
    bad_id,         ///< of a stage or module: small letters, digits and _
    same_id,        ///< two stages or modules have one
    minutes,        ///< out of range
    unknown_role,   ///< names a role that the format does not have
    unknown_mode,
    unknown_target,
    unknown_type,
    gate_unreachable,   ///< asks for what cannot be answered there or before
    nobody_writes,      ///< sealed, and nobody may write
    seal_outside,       ///< lets write sealed, and is no sealed stage
    sees_nothing,       ///< shows nobody anything
    nobody_leads,       ///< whoever moves the session on is made to listen
    wrong_turn,         ///< turns that go round without anybody in them
    module_missing,     ///< offers ways to go through it, and nothing before it chooses
    chooses_nothing,    ///< chooses for no later stage with several ways
    sealed_unrevealed,  ///< the last stage is sealed: it would never be revealed
    nothing_signed,     ///< no stage lets anybody write the summary
    prompts,            ///< empty ones, or more than a stage has room for
    unknown_focus,      ///< looks at what there is not
};

std::string_view to_string(FormatFaultCode code);

struct FormatFault {
    std::string stage;  ///< its id, or a module's as stage/module; empty for the format itself
    FormatFaultCode code{};

    friend bool operator==(const FormatFault&, const FormatFault&) = default;
};

/// None when it can be held from arriving to its end.
std::vector<FormatFault> faults_of(const Format& format, const Limits& limits);

/// Whether a team may call a stage or a module so.
bool is_format_word(std::string_view id);

}  // namespace spacebetween
