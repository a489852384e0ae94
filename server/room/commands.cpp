// What the commands share.
#include "server/room/commands.hpp"

#include "server/base/assert.hpp"

#include <utility>

namespace spacebetween {

No needs(const RoomState& state, std::vector<std::string> missing) {
    RefusalInfo info;
    if (const Session* session = state.session()) {
        info.stage = session->now.rev;
    }
    info.missing = std::move(missing);
    return No{Refusal::precondition, std::move(info)};
}

Act act_with(const Member& by, SessionState now) {
    Act act;
    act.by = by.id;
    act.session = SessionChange{std::move(now), std::nullopt, 0};
    return act;
}

FieldValue field(Type type, std::string_view name, Value value) {
    const auto index = index_of(type, name);
    ASSERT(index.has_value());
    return {*index, std::move(value)};
}

}  // namespace spacebetween
