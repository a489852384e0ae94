// How a session in a test comes to its page and its end.
#pragma once

#include "tests/support/room_fixture.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace spacebetween {

/// A line that says: we looked through this lens, and there is nothing yet.
inline Op looked(std::string_view name, std::string lens) {
    return NewOp{
        rid("sum", name),
        Type::summary_line,
        {with(Type::summary_line, "block", std::string("thinking")),
         with(Type::summary_line, "lens", std::move(lens)),
         with(Type::summary_line, "nothing_yet", true)}
    };
}

/// The note-taker looks through both lenses. The lines are named after the session.
inline void look_both_ways(RoomTable& table) {
    const std::string number = std::to_string(table.state().sessions());
    const Decision decision = table.change(
        "dora",
        {looked("change" + number, "change"), looked("safety" + number, "safety")}
    );
    REQUIRE_FALSE(decision.refusal().has_value());
}

/// The note-taker looks through both lenses and signs.
inline const SummaryPage& sign(RoomTable& table) {
    look_both_ways(table);
    const Decision decision = table.command("dora", SignSummary{SignedAs::for_those_present});
    REQUIRE_FALSE(decision.refusal().has_value());
    REQUIRE_FALSE(table.pages().empty());
    return table.pages().back();
}

inline void close_session(RoomTable& table) {
    REQUIRE_FALSE(table.command("cleo", CloseSession{true}).refusal().has_value());
    table.flush();
    REQUIRE(table.state().session() == nullptr);
}

}  // namespace spacebetween
