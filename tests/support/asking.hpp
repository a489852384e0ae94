// Short words for what tests ask of a room, and who is on its roster.
#pragma once

#include "server/board/op.hpp"
#include "server/room/roster.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spacebetween {

inline constexpr Time monday_noon{1'767'614'400'000};  // 5 January 2026, 12:00 UTC

/// Records whose ids the tests choose: "hyp" and "one" make a well-formed id.
inline RecordId rid(std::string_view prefix, std::string_view name) {
    std::string tail(name);
    tail.resize(22, 'A');
    return RecordId(std::string(prefix) + "_" + tail);
}

inline Op make(const RecordId& id, std::vector<FieldValue> fields = {}) {
    const auto type = type_of(id);
    REQUIRE(type.has_value());
    return NewOp{id, *type, std::move(fields)};
}

inline FieldValue with(Type type, std::string_view name, Value value) {
    const auto index = index_of(type, name);
    REQUIRE(index.has_value());
    return {*index, std::move(value)};
}

inline Op set(const RecordId& id, std::string_view name, Value value) {
    return SetOp{id, {with(*type_of(id), name, std::move(value))}};
}

inline Op type_in(const RecordId& id, std::string_view name, std::string words, int tv = 0) {
    return TextOp{id, *index_of(*type_of(id), name), tv, {TextStep::insert(std::move(words))}};
}

inline Op erase(const RecordId& id) { return DelOp{id}; }

inline RosterEntry person(std::string_view name, Mandate mandate = Mandate::practitioner) {
    RosterEntry entry;
    entry.account = AccountId("acc_" + std::string(name));
    entry.name = std::string(name);
    entry.mandate = mandate;
    return entry;
}

inline RosterEntry accountable(std::string_view name) {
    RosterEntry entry = person(name, Mandate::manager);
    entry.accountable_manager = true;
    return entry;
}

inline Roster usual_roster() {
    return {
        person("ana"),
        person("ben"),
        person("cleo", Mandate::clinician),
        person("dora"),
        person("eve"),
        accountable("max")
    };
}

}  // namespace spacebetween
