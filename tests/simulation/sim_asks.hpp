// The forms of what people ask for.
#pragma once

#include "tests/simulation/sim_client.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace spacebetween {

inline Json made(const std::string& id, std::string_view type) {
    return {{"o", "new"}, {"r", {{"id", id}, {"type", type}}}};
}

inline Json typed(const std::string& id, std::string_view field, int tv, Json steps) {
    return {{"o", "text"}, {"id", id}, {"f", field}, {"tv", tv}, {"d", std::move(steps)}};
}

inline Json setting(const std::string& id, Json fields) {
    return {{"o", "set"}, {"id", id}, {"p", std::move(fields)}};
}

/// A command that names the revision it was given under.
inline Json now(const SimClient& client, std::string_view command, Json with = Json()) {
    Json all{{"do", command}};
    if (!client.session().is_null()) all["if"] = {{"stage", client.session().at("rev")}};
    if (!with.is_null()) all["with"] = std::move(with);
    return all;
}

inline Json say(std::string_view command, Json with = Json()) {
    Json all{{"do", command}};
    if (!with.is_null()) all["with"] = std::move(with);
    return all;
}

}  // namespace spacebetween
